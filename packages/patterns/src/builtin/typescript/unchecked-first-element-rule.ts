import type { Rule } from '@feedback/schema';
import { FUNCTIONS } from './functions.ts';

const SEARCHES = '^filter$';
const QUERY = '^await\\b(.|\\n)*\\.(query|execute|select|findAll|all)\\(';

/** The rule of `uncheckedFirstElement`, beside its lesson because of its length. */
export const uncheckedFirstElementRule: Rule = {
  language: 'typescript',
  rule: {
    any: [{ matches: 'member_of_first' }, { matches: 'member_of_found' }, { matches: 'group_of_match' }],
  },
  utils: {
    search: {
      any: [
        {
          kind: 'call_expression',
          has: { field: 'function', has: { field: 'property', regex: SEARCHES } },
        },
        {
          kind: 'member_expression',
          all: [
            { has: { field: 'object', kind: 'parenthesized_expression', regex: '^\\(await\\b' } },
            { has: { field: 'property', regex: '^rows$' } },
          ],
        },
      ],
    },
    member_of_first: {
      kind: 'member_expression',
      all: [
        { not: { has: { kind: 'optional_chain' } } },
        {
          has: {
            field: 'object',
            kind: 'subscript_expression',
            all: [
              { has: { field: 'index', regex: '^0$' } },
              {
                any: [
                  { has: { field: 'object', matches: 'search' } },
                  { matches: 'named' },
                  { matches: 'parameter' },
                ],
              },
            ],
          },
        },
      ],
    },
    named: {
      all: [
        { has: { field: 'object', kind: 'identifier', pattern: '$LIST' } },
        {
          inside: {
            stopBy: 'end',
            any: [
              { kind: 'lexical_declaration' },
              { kind: 'return_statement' },
              { kind: 'expression_statement' },
            ],
            follows: {
              kind: 'lexical_declaration',
              has: {
                kind: 'variable_declarator',
                any: [
                  {
                    all: [
                      { has: { field: 'name', pattern: '$LIST' } },
                      { has: { field: 'value', any: [{ matches: 'search' }, { regex: QUERY }] } },
                    ],
                  },
                  {
                    all: [
                      {
                        has: {
                          field: 'name',
                          kind: 'object_pattern',
                          has: { stopBy: 'end', regex: '^rows$' },
                        },
                      },
                      { has: { field: 'value', regex: '^await\\b' } },
                    ],
                  },
                ],
              },
            },
          },
        },
        { not: { matches: 'guarded' } },
      ],
    },
    parameter: {
      all: [
        { has: { field: 'object', kind: 'identifier', pattern: '$LIST' } },
        {
          inside: {
            stopBy: FUNCTIONS,
            ...FUNCTIONS,
            all: [
              {
                has: {
                  field: 'parameters',
                  has: {
                    regex: ':\\s*(readonly )?[\\w.]+\\[\\]$',
                    has: { kind: 'identifier', pattern: '$LIST' },
                  },
                },
              },
              {
                not: {
                  has: {
                    field: 'body',
                    any: [
                      { has: { stopBy: 'end', pattern: '$LIST.length' } },
                      { has: { stopBy: 'end', pattern: '$LIST?.length' } },
                      {
                        has: {
                          stopBy: 'end',
                          pattern: '$LIST[0]',
                          not: { inside: { kind: 'member_expression' } },
                        },
                      },
                    ],
                  },
                },
              },
            ],
          },
        },
        { not: { matches: 'guarded' } },
      ],
    },
    guarded: {
      any: [
        { inside: { kind: 'ternary_expression', stopBy: FUNCTIONS } },
        { inside: { kind: 'binary_expression', regex: '&&', stopBy: FUNCTIONS } },
      ],
    },
    member_of_found: {
      kind: 'member_expression',
      all: [
        { not: { has: { kind: 'optional_chain' } } },
        { has: { field: 'object', any: [{ matches: 'found' }, { matches: 'asserted' }] } },
      ],
    },
    found: {
      kind: 'call_expression',
      all: [
        { has: { field: 'function', has: { field: 'property', regex: '^(find|findLast)$' } } },
        {
          has: {
            field: 'arguments',
            all: [
              { has: { kind: 'arrow_function', nthChild: 1 } },
              { not: { has: { nthChild: 2, regex: '.' } } },
            ],
          },
        },
      ],
    },
    asserted: { regex: '!$', has: { matches: 'found' } },
    group_of_match: {
      kind: 'subscript_expression',
      all: [
        { not: { has: { kind: 'optional_chain' } } },
        { has: { field: 'index', regex: '^[1-9]$' } },
        {
          has: {
            field: 'object',
            regex: '\\)!?$',
            any: [{ matches: 'matched' }, { has: { matches: 'matched' } }],
          },
        },
      ],
    },
    matched: { any: [{ pattern: '$_.match($_)' }, { pattern: '$_.exec($_)' }] },
  },
};
