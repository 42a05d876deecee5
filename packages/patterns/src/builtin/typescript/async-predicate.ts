import type { Lesson } from '@feedback/schema';

export const asyncPredicate: Lesson = {
  pattern_id: 'builtin:async_predicate',
  name: 'async_predicate',
  description:
    'An async callback gives filter, some, every, find or sort a promise, which is always true: everything passes. ' +
    'Errors in it are lost as unhandled rejections. Await the answers with Promise.all first, then filter by them.',
  bad_example: `interface Store {
  exists(key: string): Promise<boolean>;
}

export async function missingKeys(store: Store, keys: readonly string[]): Promise<string[]> {
  return keys.filter(async (key) => !(await store.exists(key)));
}
`,
  good_example: `interface Store {
  exists(key: string): Promise<boolean>;
}

export async function missingKeys(store: Store, keys: readonly string[]): Promise<string[]> {
  const known = await Promise.all(keys.map((key) => store.exists(key)));
  return keys.filter((_, index) => !known[index]);
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { test } from 'node:test';

test('only the keys that are not there are missing', async () => {
  const store = { exists: async (key: string) => key === 'a' };
  assert.deepEqual(await missingKeys(store, ['a', 'b']), ['b']);
});
`,
  severity: 'high',
  language: 'typescript',
  tags: [
    'async',
    'filter',
    'some',
    'every',
    'find',
    'sort',
    'callback',
    'predicate',
    'promise',
    'Promise.all',
    'array',
  ],
  rule: {
    language: 'typescript',
    rule: {
      kind: 'call_expression',
      all: [
        {
          has: {
            field: 'function',
            kind: 'member_expression',
            has: {
              field: 'property',
              regex: '^(filter|some|every|find|findIndex|findLast|findLastIndex|sort|toSorted|flatMap)$',
            },
          },
        },
        {
          has: {
            field: 'arguments',
            all: [
              {
                has: {
                  nthChild: 1,
                  any: [{ kind: 'arrow_function' }, { kind: 'function_expression' }],
                  regex: '^async\\b',
                },
              },
              // Libraries whose `filter` waits take options or a limit as well.
              { not: { has: { nthChild: 2, regex: '.' } } },
            ],
          },
        },
      ],
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: ['array-callback-return', 'no-async-predicate', 'unicorn/no-array-callback-reference'],
    messages: ['Expected a non-Promise value to be returned'],
    expressions: ['is not a function or its return value is not iterable'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: a filter that lets everything pass looks right with good data. No fix: whether the calls may run at once is knowledge about the work.',
  },
};
