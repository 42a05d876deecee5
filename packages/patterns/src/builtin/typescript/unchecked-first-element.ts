import type { Lesson } from '@feedback/schema';

const SEARCHES = '^filter$';
const QUERY = '^await\\b(.|\\n)*\\.(query|execute|select|findAll|all)\\(';
const FUNCTION = {
  any: [
    { kind: 'arrow_function' },
    { kind: 'function_expression' },
    { kind: 'function_declaration' },
    { kind: 'method_definition' },
  ],
};

export const uncheckedFirstElement: Lesson = {
  pattern_id: 'builtin:unchecked_first_element',
  name: 'unchecked_first_element',
  description:
    'A search or query that finds nothing gives undefined or null, and reading a property of that throws. ' +
    'Take the element, test it, and decide what "none" means to the caller; do not silence the compiler with "!".',
  bad_example: `interface Account {
  readonly id: string;
  readonly owner: string;
  readonly closed: boolean;
}

export function ownerOf(accounts: readonly Account[], id: string): string | undefined {
  return accounts.filter((account) => account.id === id && !account.closed)[0].owner;
}
`,
  good_example: `interface Account {
  readonly id: string;
  readonly owner: string;
  readonly closed: boolean;
}

export function ownerOf(accounts: readonly Account[], id: string): string | undefined {
  const open = accounts.find((account) => account.id === id && !account.closed);
  return open?.owner;
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { test } from 'node:test';

const accounts = [
  { id: 'a', owner: 'Ada', closed: false },
  { id: 'b', owner: 'Bo', closed: true },
];

test('nobody owns a closed or unknown account', () => {
  assert.equal(ownerOf(accounts, 'b'), undefined);
  assert.equal(ownerOf([], 'a'), undefined);
});

test('an open account has its owner', () => {
  assert.equal(ownerOf(accounts, 'a'), 'Ada');
});
`,
  severity: 'high',
  language: 'typescript',
  tags: [
    'array',
    'index',
    'first',
    'undefined',
    'find',
    'filter',
    'match',
    'rows',
    'bounds',
    'list',
    'optional chaining',
    'TypeError',
    'empty',
  ],
  rule: {
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
              stopBy: FUNCTION,
              ...FUNCTION,
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
          { inside: { kind: 'ternary_expression', stopBy: FUNCTION } },
          { inside: { kind: 'binary_expression', regex: '&&', stopBy: FUNCTION } },
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
  },
  tier: 'proved_check',
  matches: {
    rule_ids: [
      'TS2532',
      'TS18048',
      'TS2531',
      '@typescript-eslint/no-non-null-assertion',
      'typescript/no-non-null-assertion',
    ],
    messages: [
      'Cannot read properties of undefined',
      'Cannot read property',
      'undefined is not an object',
      "Object is possibly 'undefined'",
    ],
    expressions: ["Cannot read properties of (undefined|null) \\(reading '\\w+'\\)"],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: the most frequent crash of JavaScript in production, and the empty case is rare in tests. Without types the rule looks at searches, queries and lists that are given, and trusts any test of the length.',
  },
};
