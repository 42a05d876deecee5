import type { Lesson } from '@feedback/schema';

/** An expression that gives an empty list for ordinary input. */
const MAYBE_EMPTY = {
  any: [
    { kind: 'list_comprehension', has: { kind: 'if_clause' } },
    { pattern: 'list(filter($$$))' },
    { pattern: 're.findall($$$)' },
    { pattern: '$_.findall($$$)' },
    { pattern: 'glob.glob($$$)' },
    { pattern: 'os.listdir($$$)' },
    { pattern: '$_.fetchall()' },
    { pattern: '$_.splitlines()' },
    { pattern: '$_.readlines()' },
  ],
};
const FUNCTION = { any: [{ kind: 'function_definition' }, { kind: 'lambda' }] };

export const boundsChecking: Lesson = {
  pattern_id: 'builtin:bounds_checking',
  name: 'bounds_checking',
  description:
    'The first or last element is taken from a list that may be empty, which raises IndexError. ' +
    'Filters, searches and queries give nothing for ordinary input. Test the list first, or use next(..., default), ' +
    'and decide what "none" means to the caller.',
  bad_example: `def newest_release(releases):
    stable = [release for release in releases if not release["draft"]]
    return stable[0]["version"]
`,
  good_example: `def newest_release(releases):
    stable = [release for release in releases if not release["draft"]]
    if not stable:
        return None
    return stable[0]["version"]
`,
  test_coverage: `def test_no_stable_release_gives_none():
    assert newest_release([{"version": "2.0", "draft": True}]) is None


def test_first_stable_release_is_the_newest():
    releases = [{"version": "2.0", "draft": True}, {"version": "1.9", "draft": False}]
    assert newest_release(releases) == "1.9"
`,
  severity: 'high',
  language: 'python',
  tags: [
    'list',
    'index',
    'IndexError',
    'first',
    'last',
    'empty',
    'bounds',
    'element',
    'findall',
    'filter',
    'query',
  ],
  rule: {
    language: 'python',
    rule: {
      kind: 'subscript',
      all: [
        { has: { field: 'subscript', regex: '^(0|-1)$' } },
        {
          any: [{ has: { field: 'value', ...MAYBE_EMPTY } }, { matches: 'named_just_before' }],
        },
        { not: { matches: 'guarded' } },
      ],
    },
    utils: {
      named_just_before: {
        all: [
          { has: { field: 'value', kind: 'identifier', pattern: '$LIST' } },
          {
            inside: {
              stopBy: 'end',
              any: [{ kind: 'expression_statement' }, { kind: 'return_statement' }],
              follows: {
                kind: 'expression_statement',
                has: {
                  kind: 'assignment',
                  all: [
                    { has: { field: 'left', pattern: '$LIST' } },
                    { has: { field: 'right', ...MAYBE_EMPTY } },
                  ],
                },
              },
            },
          },
        ],
      },
      guarded: {
        any: [
          { inside: { kind: 'conditional_expression', stopBy: FUNCTION } },
          { inside: { kind: 'boolean_operator', stopBy: FUNCTION } },
          { inside: { kind: 'if_clause', stopBy: FUNCTION } },
          { inside: { kind: 'try_statement', stopBy: FUNCTION } },
        ],
      },
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: ['RUF015'],
    messages: ['list index out of range', 'tuple index out of range', 'pop from empty list'],
    expressions: [
      'IndexError: (list|tuple|string) index out of range',
      'index \\d+ is out of bounds for axis \\d+ with size 0',
    ],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: the empty case is rare in tests and certain in production, and it crashes the request. The rule sees only lists that were filtered, searched or queried on the spot; for a parameter only the caller knows.',
  },
};
