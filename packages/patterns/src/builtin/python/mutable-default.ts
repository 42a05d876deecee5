import type { Lesson } from '@feedback/schema';

const CHANGES = 'append|extend|insert|add|update|setdefault|pop|popitem|remove|discard|clear|sort|reverse';

export const mutableDefault: Lesson = {
  pattern_id: 'builtin:mutable_default',
  name: 'mutable_default',
  description:
    'A default list, dict or set is made once and shared by all calls, so what one call puts in shows up in the next. ' +
    "Users see one another's data, and tests fail only when run together. Default to None and make the new one inside.",
  bad_example: `def with_tag(tag, tags=[]):
    tags.append(tag)
    return tags
`,
  good_example: `def with_tag(tag, tags=None):
    tags = [] if tags is None else tags
    tags.append(tag)
    return tags
`,
  test_coverage: `def test_each_call_starts_with_no_tags():
    with_tag("urgent")
    assert with_tag("paid") == ["paid"]


def test_given_tags_are_added_to():
    assert with_tag("paid", ["urgent"]) == ["urgent", "paid"]
`,
  severity: 'high',
  language: 'python',
  tags: [
    'default argument',
    'mutable',
    'list',
    'dict',
    'set',
    'parameter',
    'shared state',
    'function',
    'leak between calls',
  ],
  rule: {
    language: 'python',
    rule: {
      any: [{ kind: 'default_parameter' }, { kind: 'typed_default_parameter' }],
      all: [
        { has: { field: 'name', pattern: '$NAME' } },
        { has: { field: 'value', matches: 'mutable' } },
        {
          inside: {
            kind: 'parameters',
            inside: {
              kind: 'function_definition',
              all: [
                { has: { field: 'body', has: { stopBy: 'end', matches: 'changed_or_kept' } } },
                { not: { has: { field: 'body', has: { stopBy: 'end', matches: 'bound_again' } } } },
              ],
            },
          },
        },
      ],
    },
    utils: {
      mutable: {
        any: [
          { kind: 'list' },
          { kind: 'dictionary' },
          { kind: 'set' },
          { regex: '^(list|dict|set|deque|OrderedDict|defaultdict|Counter)\\(' },
        ],
      },
      changed_or_kept: {
        any: [
          {
            kind: 'call',
            has: {
              field: 'function',
              kind: 'attribute',
              all: [
                { has: { field: 'object', pattern: '$NAME' } },
                { has: { field: 'attribute', regex: `^(${CHANGES})$` } },
              ],
            },
          },
          {
            kind: 'assignment',
            has: { field: 'left', kind: 'subscript', has: { field: 'value', pattern: '$NAME' } },
          },
          { kind: 'augmented_assignment', has: { field: 'left', pattern: '$NAME' } },
          { kind: 'delete_statement', has: { kind: 'subscript', has: { field: 'value', pattern: '$NAME' } } },
          {
            kind: 'assignment',
            all: [
              { has: { field: 'left', kind: 'attribute', regex: '^self\\.' } },
              { has: { field: 'right', pattern: '$NAME' } },
            ],
          },
        ],
      },
      bound_again: { kind: 'assignment', has: { field: 'left', pattern: '$NAME' } },
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: ['B006', 'W0102', 'dangerous-default-value', 'python:S5717', 'RUF012'],
    messages: ['Do not use mutable data structures for argument defaults', 'Dangerous default value'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: data of one user reaches another, in production only, because a test process makes few calls. The rule asks that the function changes the object or keeps it in self; a default that is only read harms nobody.',
  },
};
