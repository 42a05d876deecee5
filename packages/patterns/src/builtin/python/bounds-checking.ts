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
    { pattern: '$_.split()' },
    { pattern: '$_.find_all($$$)' },
    { pattern: '$_.scalars().all()' },
    { pattern: '$_.query($$$).all()' },
    { pattern: 'list($_.glob($$$))' },
    { pattern: 'sorted($_.glob($$$))' },
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
          any: [
            { has: { field: 'value', ...MAYBE_EMPTY } },
            { matches: 'named_before' },
            { matches: 'parameter' },
          ],
        },
        { not: { matches: 'guarded' } },
      ],
    },
    utils: {
      named_before: {
        all: [
          { has: { field: 'value', kind: 'identifier', pattern: '$LIST' } },
          {
            inside: {
              stopBy: 'end',
              any: [{ kind: 'expression_statement' }, { kind: 'return_statement' }],
              all: [
                {
                  follows: {
                    stopBy: 'end',
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
                {
                  not: {
                    follows: {
                      stopBy: 'end',
                      any: [
                        { kind: 'if_statement' },
                        { kind: 'assert_statement' },
                        { kind: 'while_statement' },
                        { kind: 'match_statement' },
                      ],
                      has: { stopBy: 'end', kind: 'identifier', pattern: '$LIST' },
                    },
                  },
                },
              ],
            },
          },
        ],
      },
      parameter: {
        all: [
          { has: { field: 'value', kind: 'identifier', pattern: '$LIST' } },
          {
            inside: {
              kind: 'function_definition',
              stopBy: FUNCTION,
              all: [
                {
                  has: {
                    field: 'parameters',
                    has: {
                      any: [
                        {
                          kind: 'identifier',
                          pattern: '$LIST',
                          regex:
                            '^(items|values|elements|records|rows|results|entries|users|orders|lines|numbers|scores|events|matches|messages|files)$',
                        },
                        {
                          kind: 'typed_parameter',
                          regex: ':\\s*(list|List|Sequence|Iterable)\\b',
                          has: { kind: 'identifier', pattern: '$LIST' },
                        },
                      ],
                    },
                  },
                },
                {
                  not: {
                    has: {
                      field: 'body',
                      has: {
                        stopBy: 'end',
                        any: [
                          {
                            kind: 'if_statement',
                            has: {
                              field: 'condition',
                              any: [{ pattern: '$LIST' }, { has: { stopBy: 'end', pattern: '$LIST' } }],
                            },
                          },
                          { pattern: 'len($LIST)' },
                          { kind: 'assert_statement', has: { stopBy: 'end', pattern: '$LIST' } },
                          { kind: 'assignment', has: { field: 'left', pattern: '$LIST' } },
                          { pattern: '$LIST.append($$$)' },
                        ],
                      },
                    },
                  },
                },
              ],
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
