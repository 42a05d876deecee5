import type { Lesson } from '@feedback/schema';

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
      any: [
        { matches: 'first_of_search' },
        { matches: 'found' },
        { matches: 'group_of_match' },
        { matches: 'first_row' },
      ],
    },
    utils: {
      search: {
        kind: 'call_expression',
        has: {
          field: 'function',
          kind: 'member_expression',
          has: {
            field: 'property',
            regex: '^(filter|findAll|querySelectorAll|getElementsByClassName|getElementsByTagName)$',
          },
        },
      },
      first_of_search: {
        kind: 'member_expression',
        not: { has: { kind: 'optional_chain' } },
        has: {
          field: 'object',
          kind: 'subscript_expression',
          all: [
            { has: { field: 'object', matches: 'search' } },
            { has: { field: 'index', regex: '^0$' } },
            { not: { has: { kind: 'optional_chain' } } },
          ],
        },
      },
      found: {
        kind: 'member_expression',
        all: [
          { not: { has: { kind: 'optional_chain' } } },
          {
            has: {
              field: 'object',
              kind: 'call_expression',
              has: {
                field: 'function',
                kind: 'member_expression',
                has: { field: 'property', regex: '^(find|findLast)$' },
              },
              all: [{ has: { field: 'arguments', has: { kind: 'arrow_function' } } }],
            },
          },
        ],
      },
      group_of_match: {
        kind: 'subscript_expression',
        all: [
          { not: { has: { kind: 'optional_chain' } } },
          { has: { field: 'object', any: [{ pattern: '$_.match($RE)' }, { pattern: '$RE.exec($_)' }] } },
        ],
      },
      first_row: {
        kind: 'member_expression',
        not: { has: { kind: 'optional_chain' } },
        has: {
          field: 'object',
          kind: 'subscript_expression',
          all: [
            { has: { field: 'object', any: [{ pattern: '(await $$$).rows' }] } },
            { has: { field: 'index', regex: '^0$' } },
          ],
        },
      },
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
  provenance: { origin: 'builtin', note: '' },
};
