import type { Rule, RuleObject } from '@feedback/schema';
import { FUNCTIONS, IN_TEST } from './functions.ts';

/** An expression that gives an empty list for ordinary input. One utility, so that it is compiled once for each file. */
const MAYBE_EMPTY: RuleObject = {
  any: [
    { kind: 'list_comprehension', has: { kind: 'if_clause' } },
    { matches: 'search' },
    { matches: 'search_without_arguments' },
    { pattern: 'list(filter($$$))' },
    { pattern: '$_.scalars().all()' },
    { pattern: '$_.query($$$).all()' },
    { pattern: 'list($_.glob($$$))' },
    { pattern: 'sorted($_.glob($$$))' },
  ],
};
const named = (attribute: string): RuleObject => ({
  field: 'function',
  kind: 'attribute',
  has: { field: 'attribute', regex: attribute },
});

/** The rule of `boundsChecking`, beside its lesson because of its length. */
export const boundsCheckingRule: Rule = {
  language: 'python',
  rule: {
    kind: 'subscript',
    // Written so that most files are known by their text not to have one.
    regex: '\\[(0|-1)\\]$',
    all: [
      {
        any: [
          { has: { field: 'value', matches: 'maybe_empty' } },
          { matches: 'named_before' },
          { matches: 'parameter' },
        ],
      },
      { not: { matches: 'guarded' } },
    ],
  },
  utils: {
    maybe_empty: MAYBE_EMPTY,
    search: {
      kind: 'call',
      any: [
        { has: named('^(findall|find_all)$') },
        { has: { field: 'function', regex: '^(glob\\.glob|os\\.listdir)$' } },
      ],
    },
    search_without_arguments: {
      kind: 'call',
      all: [
        { has: named('^(fetchall|splitlines|readlines|split)$') },
        { has: { field: 'arguments', regex: '^\\(\\s*\\)$' } },
      ],
    },
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
                      { has: { field: 'right', matches: 'maybe_empty' } },
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
            stopBy: FUNCTIONS,
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
        { inside: { kind: 'conditional_expression', stopBy: FUNCTIONS } },
        { inside: { kind: 'boolean_operator', stopBy: FUNCTIONS } },
        { inside: { kind: 'if_clause', stopBy: FUNCTIONS } },
        { inside: { kind: 'try_statement', stopBy: FUNCTIONS } },
        // In a test the IndexError is a failure like any other.
        IN_TEST,
      ],
    },
  },
};
