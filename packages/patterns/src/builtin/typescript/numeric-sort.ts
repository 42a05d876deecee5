import type { Lesson } from '@feedback/schema';

export const numericSort: Lesson = {
  pattern_id: 'builtin:numeric_sort',
  name: 'numeric_sort',
  description:
    'sort() without a comparator compares numbers as text, so 10 comes before 9. ' +
    'Medians, percentiles and "latest version" are then wrong without any error. Pass (a, b) => a - b.',
  bad_example: `export function median(samples: number[]): number | undefined {
  const sorted = [...samples].sort();
  return sorted[Math.floor(sorted.length / 2)];
}
`,
  good_example: `export function median(samples: number[]): number | undefined {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { test } from 'node:test';

test('numbers are ordered by value', () => {
  assert.equal(median([9, 10, 1, 100, 8]), 9);
});
`,
  severity: 'medium',
  language: 'typescript',
  tags: [
    'sort',
    'toSorted',
    'numbers',
    'compare',
    'comparator',
    'order',
    'median',
    'percentile',
    'array',
    'ranking',
  ],
  rule: {
    language: 'typescript',
    rule: {
      any: [{ pattern: '$NUMBERS.sort()' }, { pattern: '$NUMBERS.toSorted()' }],
      all: [
        { pattern: '$NUMBERS.$SORT()' },
        { has: { field: 'function', has: { field: 'object', matches: 'numbers' } } },
      ],
    },
    utils: {
      numbers: {
        any: [
          { matches: 'converted' },
          { matches: 'literal' },
          { matches: 'declared' },
          { matches: 'copied' },
        ],
      },
      converted: {
        any: [
          { pattern: '$_.map(Number)' },
          { pattern: '$_.map(parseFloat)' },
          { pattern: '$_.map(Number.parseFloat)' },
          { pattern: 'Array.from($_, Number)' },
          {
            regex:
              '\\.map\\(\\(?\\w+\\)? => (Number|(Number\\.)?parseInt|(Number\\.)?parseFloat|Math\\.\\w+)\\([^()]*\\)\\)$',
          },
          { regex: '\\.map\\(\\(?\\w+\\)? => (\\+\\w+|[\\w.]+\\.length)\\)$' },
        ],
      },
      literal: { kind: 'array', regex: '^\\[\\s*-?[\\d._]+\\s*(,\\s*-?[\\d._]+\\s*)+,?\\s*\\]$' },
      declared: {
        kind: 'identifier',
        pattern: '$NAME',
        inside: { matches: 'scope_with_declaration', stopBy: 'end' },
      },
      copied: {
        any: [{ pattern: '[...$NAME]' }, { pattern: '$NAME.slice()' }],
        inside: { matches: 'scope_with_declaration', stopBy: 'end' },
      },
      scope_with_declaration: {
        any: [
          { kind: 'arrow_function', has: { field: 'parameters', has: { matches: 'number_list' } } },
          { kind: 'function_declaration', has: { field: 'parameters', has: { matches: 'number_list' } } },
          { kind: 'function_expression', has: { field: 'parameters', has: { matches: 'number_list' } } },
          { kind: 'method_definition', has: { field: 'parameters', has: { matches: 'number_list' } } },
          {
            kind: 'statement_block',
            has: {
              kind: 'lexical_declaration',
              has: { kind: 'variable_declarator', matches: 'number_list' },
            },
          },
          {
            kind: 'program',
            has: {
              kind: 'lexical_declaration',
              has: { kind: 'variable_declarator', matches: 'number_list' },
            },
          },
        ],
      },
      number_list: {
        regex: '^\\w+\\??\\s*:\\s*(readonly\\s+number\\[\\]|number\\[\\]|(Readonly)?Array<number>)',
        has: { kind: 'identifier', pattern: '$NAME' },
      },
    },
    fix: '$NUMBERS.$SORT((a, b) => a - b)',
  },
  tier: 'proved_fix',
  matches: {
    rule_ids: [
      '@typescript-eslint/require-array-sort-compare',
      'typescript/require-array-sort-compare',
      'typescript:S2871',
      'javascript:S2871',
    ],
    messages: ["Require 'compare' argument", 'Provide a compare function'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Medium: wrong numbers without any error, right for numbers of equal length and so for most tests. The rewrite is safe because every match is a list of numbers by its own text.',
  },
};
