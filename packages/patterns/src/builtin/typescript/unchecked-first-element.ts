import type { Lesson } from '@feedback/schema';
import { uncheckedFirstElementRule } from './unchecked-first-element-rule.ts';

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
  rule: uncheckedFirstElementRule,
  tier: 'proved_check',
  matches: {
    rule_ids: [
      'TS2531',
      'TS2532',
      'TS18047',
      'TS18048',
      '@typescript-eslint/no-non-null-assertion',
      'typescript/no-non-null-assertion',
    ],
    messages: [
      'Cannot read properties of undefined',
      'Cannot read properties of null',
      "Object is possibly 'undefined'",
      "Object is possibly 'null'",
      'undefined is not an object',
    ],
    expressions: ["Cannot read property '.*' of (undefined|null)"],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: the most frequent crash of JavaScript in production, and the empty case is rare in tests. Without types the rule looks at searches, queries and lists that are given, and trusts any test of the length.',
  },
};
