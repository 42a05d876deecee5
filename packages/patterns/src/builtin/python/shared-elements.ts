import type { Lesson } from '@feedback/schema';

export const sharedElements: Lesson = {
  pattern_id: 'builtin:shared_elements',
  name: 'shared_elements',
  description:
    'Multiplying a list repeats the same inner list, so a change to one row is a change to all of them. ' +
    'dict.fromkeys(keys, []) does the same to values. Make each element in a comprehension.',
  bad_example: `def count_by_hour(events, days):
    table = [[0] * 24] * days
    for day, hour in events:
        table[day][hour] += 1
    return table
`,
  good_example: `def count_by_hour(events, days):
    table = [[0] * 24 for _ in range(days)]
    for day, hour in events:
        table[day][hour] += 1
    return table
`,
  test_coverage: `def test_an_event_counts_on_its_own_day_only():
    table = count_by_hour([(0, 9)], days=2)
    assert table[0][9] == 1
    assert table[1][9] == 0
`,
  severity: 'high',
  language: 'python',
  tags: [
    'list',
    'matrix',
    'grid',
    'table',
    'multiply',
    'fromkeys',
    'aliasing',
    'shared reference',
    'initialise',
    'comprehension',
  ],
  rule: {
    language: 'python',
    rule: { any: [{ matches: 'rows_of_rows' }, { matches: 'changed_later' }] },
    utils: {
      rows_of_rows: {
        all: [{ regex: '\\] \\*|\\]\\*', pattern: '[$ITEM] * $COUNT' }, { pattern: '[[$_] * $_] * $_' }],
      },
      repeated: {
        any: [
          {
            all: [
              { regex: '\\] \\*|\\]\\*', pattern: '[$ITEM] * $COUNT' },
              { has: { field: 'left', has: { nthChild: 1, matches: 'mutable' } } },
            ],
          },
          {
            kind: 'call',
            all: [
              { has: { field: 'function', regex: '^dict\\.fromkeys$' } },
              { has: { field: 'arguments', has: { nthChild: 2, matches: 'mutable' } } },
            ],
          },
        ],
      },
      mutable: {
        any: [
          { kind: 'list' },
          { kind: 'dictionary' },
          { kind: 'set' },
          { kind: 'list_comprehension' },
          { regex: '^(list|dict|set|defaultdict|Counter|deque)\\(' },
        ],
      },
      changed_later: {
        all: [
          { matches: 'repeated' },
          {
            inside: {
              kind: 'assignment',
              field: 'right',
              all: [
                { has: { field: 'left', pattern: '$TABLE' } },
                {
                  inside: {
                    kind: 'expression_statement',
                    precedes: {
                      stopBy: 'end',
                      any: [{ matches: 'change' }, { has: { stopBy: 'end', matches: 'change' } }],
                    },
                  },
                },
              ],
            },
          },
        ],
      },
      change: {
        any: [
          { pattern: '$TABLE[$_][$_] = $_' },
          {
            kind: 'augmented_assignment',
            has: { field: 'left', any: [{ pattern: '$TABLE[$_][$_]' }, { pattern: '$TABLE[$_]' }] },
          },
          {
            kind: 'call',
            has: {
              field: 'function',
              kind: 'attribute',
              all: [
                { has: { field: 'object', pattern: '$TABLE[$_]' } },
                {
                  has: {
                    field: 'attribute',
                    regex: '^(append|extend|insert|add|update|setdefault|remove|pop|clear)$',
                  },
                },
              ],
            },
          },
        ],
      },
    },
    fix: '[$ITEM for _ in range($COUNT)]',
  },
  tier: 'proved_fix',
  matches: {
    rule_ids: ['RUF024', 'python:S8505'],
    messages: ['Do not pass mutable objects as values to `dict.fromkeys`'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: all rows hold the sum of all rows, which looks plausible and is wrong. The rule asks that the code below changes an element in place, or for rows that are made of numbers; elements that are only read or replaced are right.',
  },
};
