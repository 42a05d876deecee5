import type { Lesson } from '@feedback/schema';

const LEAVES = {
  any: [{ kind: 'break_statement' }, { kind: 'return_statement' }, { kind: 'raise_statement' }],
};
const LOOP = { kind: 'for_statement' };
const ITERABLE = { ...LOOP, field: 'right' };

export const changedWhileIterated: Lesson = {
  pattern_id: 'builtin:changed_while_iterated',
  name: 'changed_while_iterated',
  description:
    'A list is changed by the loop that goes over it, so every removal skips the next element; a dict or set raises. ' +
    'Two bad entries in a row leave one behind. Loop over a copy, or build the list that stays with a comprehension.',
  bad_example: `def close_idle(sessions, now):
    for session in sessions:
        if now - session["seen"] > 600:
            sessions.remove(session)
    return sessions
`,
  good_example: `def close_idle(sessions, now):
    for session in list(sessions):
        if now - session["seen"] > 600:
            sessions.remove(session)
    return sessions
`,
  test_coverage: `def test_all_idle_sessions_are_closed():
    sessions = [{"id": 1, "seen": 0}, {"id": 2, "seen": 10}, {"id": 3, "seen": 900}]
    assert [session["id"] for session in close_idle(sessions, now=1000)] == [3]
`,
  severity: 'high',
  language: 'python',
  tags: [
    'loop',
    'for',
    'list',
    'dict',
    'remove',
    'pop',
    'delete',
    'iterate',
    'skip',
    'RuntimeError',
    'changed size during iteration',
  ],
  rule: {
    language: 'python',
    rule: {
      all: [
        { any: [{ matches: 'collection' }, { matches: 'view' }] },
        { pattern: '$WHOLE' },
        {
          inside: {
            ...LOOP,
            field: 'right',
            has: {
              field: 'body',
              all: [
                { has: { stopBy: 'end', matches: 'removal' } },
                {
                  not: {
                    has: { stopBy: 'end', kind: 'assignment', has: { field: 'left', pattern: '$ALL' } },
                  },
                },
              ],
            },
          },
        },
      ],
    },
    utils: {
      // Where a node stands is asked before what it is: nearly all stand elsewhere.
      collection: {
        any: [
          { kind: 'identifier', inside: ITERABLE, all: [{ pattern: '$ALL' }] },
          { kind: 'attribute', inside: ITERABLE, all: [{ pattern: '$ALL' }] },
        ],
      },
      view: {
        kind: 'call',
        inside: ITERABLE,
        any: [{ pattern: '$ALL.items()' }, { pattern: '$ALL.keys()' }, { pattern: '$ALL.values()' }],
      },
      removal: {
        all: [
          {
            any: [
              // Each says what a file must have: words alone, such as `del`, occur in most.
              { pattern: '$ALL.remove($$$)', regex: '\\.remove\\(' },
              { pattern: '$ALL.pop($_)', regex: '\\.pop\\(' },
              { pattern: '$ALL.discard($$$)', regex: '\\.discard\\(' },
              { pattern: 'del $ALL[$$$]', regex: '^del ' },
            ],
          },
          { not: { precedes: { stopBy: 'end', ...LEAVES } } },
          { not: { inside: { stopBy: LOOP, not: LOOP, precedes: { stopBy: 'end', ...LEAVES } } } },
          { not: { inside: { stopBy: LOOP, kind: 'function_definition' } } },
        ],
      },
    },
    fix: 'list($WHOLE)',
  },
  tier: 'proved_fix',
  matches: {
    rule_ids: ['B909', 'W4701', 'E4702', 'E4703', 'modified-iterating-list', 'PLE4703'],
    messages: [
      'dictionary changed size during iteration',
      'Set changed size during iteration',
      'mutation to loop iterable',
      'dictionary keys changed during iteration',
    ],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: with one match in the test it works, with two in a row it leaves one in. The fix only copies what the loop goes over, so every element is seen once. A loop that is left right after the removal is fine and is not reported.',
  },
};
