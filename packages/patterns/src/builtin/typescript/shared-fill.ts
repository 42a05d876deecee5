import type { Lesson } from '@feedback/schema';

export const sharedFill: Lesson = {
  pattern_id: 'builtin:shared_fill',
  name: 'shared_fill',
  description:
    'fill() puts the same array or object into every place, so a change to one row is a change to all of them. ' +
    'Make each element by a function: Array.from({ length }, () => []).',
  bad_example: `export function countByHour(events: readonly (readonly [number, number])[], days: number): number[][] {
  const table: number[][] = Array(days).fill(new Array(24).fill(0));
  for (const [day, hour] of events) {
    const row = table[day];
    if (row !== undefined) row[hour] = (row[hour] ?? 0) + 1;
  }
  return table;
}
`,
  good_example: `export function countByHour(events: readonly (readonly [number, number])[], days: number): number[][] {
  const table: number[][] = Array.from({ length: days }, () => new Array(24).fill(0));
  for (const [day, hour] of events) {
    const row = table[day];
    if (row !== undefined) row[hour] = (row[hour] ?? 0) + 1;
  }
  return table;
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { test } from 'node:test';

test('an event counts on its own day only', () => {
  const table = countByHour([[0, 9]], 2);
  assert.equal(table[0]?.[9], 1);
  assert.equal(table[1]?.[9], 0);
});
`,
  severity: 'high',
  language: 'typescript',
  tags: [
    'array',
    'fill',
    'matrix',
    'grid',
    'table',
    'Array.from',
    'shared reference',
    'aliasing',
    'initialise',
    'rows',
  ],
  rule: {
    language: 'typescript',
    rule: {
      any: [{ pattern: 'Array($COUNT).fill($ITEM)' }, { pattern: 'new Array($COUNT).fill($ITEM)' }],
      has: { field: 'arguments', has: { nthChild: 1, matches: 'mutable' } },
    },
    utils: {
      mutable: {
        any: [
          { kind: 'array' },
          { kind: 'object' },
          { kind: 'new_expression', not: { regex: '^new\\s+(Date|RegExp|\\w*Error|URL)\\b' } },
          { kind: 'call_expression', regex: '^(new\\s+)?Array(\\.from)?\\(' },
        ],
      },
    },
    fix: 'Array.from({ length: $COUNT }, () => $ITEM)',
  },
  tier: 'proved_fix',
  matches: {
    rule_ids: ['oxc/no-fill-with-reference', 'unicorn/no-array-fill-with-reference-type', 'typescript:S8504'],
    messages: ['Avoid using `Array#fill()` with reference types', 'fill with a reference type'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: all rows hold the sum of all rows, which looks plausible and is wrong. The fix makes the same element anew for each place.',
  },
};
