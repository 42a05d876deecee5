import type { Rule } from '@feedback/schema';

/** An expression that gives an empty list for ordinary input. */
const MAYBE_EMPTY = {
  any: [
    { kind: 'list_comprehension', has: { kind: 'if_clause' } },
    { pattern: 'list(filter($$$))' },
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

/** The rule of `boundsChecking`, beside its lesson because of its length. */
export const boundsCheckingRule: Rule = {
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
};
