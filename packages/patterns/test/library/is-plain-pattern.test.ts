import fc from 'fast-check';
import { Pattern } from '@feedback/schema';
import { expect, test } from 'vitest';
import { builtinPatterns } from '../../src/builtin/builtin-patterns.ts';
import { isPlainPattern } from '../../src/library/is-plain-pattern.ts';
import { aPattern } from '../a-pattern.ts';

const rich = aPattern({
  language: 'python',
  tags: ['io'],
  rule: {
    language: 'python',
    rule: { pattern: 'f($A)', inside: { kind: 'call', stopBy: 'end' } },
    fix: 'g($A)',
  },
  tier: 'proved_fix',
  matches: { messages: ['x'], rule_ids: ['E1'] },
  status: 'active',
  active_since: '2026-01-31T12:00:00.000Z',
  provenance: { origin: 'manual', note: 'n' },
  effectiveness: null,
});

const oddValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    '',
    'python',
    'high',
    'active',
    '2026-02-30T00:00:00.000Z',
    '2026-01-31T12:00:00Z',
    -1,
    0.5,
    2,
    Number.POSITIVE_INFINITY,
    Number.NaN,
  ),
  fc.constantFrom<unknown>(
    { language: 'python' },
    { origin: 'nobody' },
    { messages: [1] },
    [''],
    undefined,
    {},
  ),
);

test('takes a pattern with all common fields', () => {
  expect(isPlainPattern(rich)).toBe(true);
});

test('takes nothing that the schema refuses, whatever stands in a field', () => {
  const field = fc.constantFrom(...Object.keys(Pattern.shape), 'unknown', '__proto__');
  fc.assert(
    fc.property(field, oddValue, (name, value) => {
      const candidate: unknown = Object.fromEntries([...Object.entries(rich), [name, value]]);
      return !isPlainPattern(candidate) || Pattern.safeParse(candidate).success;
    }),
    { numRuns: 2_000 },
  );
});

test('takes nothing that the schema refuses, whatever stands in a rule', () => {
  const field = fc.constantFrom('language', 'rule', 'constraints', 'utils', 'fix', 'other');
  fc.assert(
    fc.property(field, oddValue, (name, value) => {
      const candidate: unknown = { ...rich, rule: { ...rich.rule, [name]: value } };
      return !isPlainPattern(candidate) || Pattern.safeParse(candidate).success;
    }),
    { numRuns: 1_000 },
  );
});

test('takes none without a field that every pattern has', () => {
  const { severity: _, ...without } = aPattern();
  expect(isPlainPattern(without)).toBe(false);
});

test('leaves rarer fields to the schema', () => {
  expect(isPlainPattern({ ...rich, snooze: { until: '2026-01-31T12:00:00.000Z', seen: 1 } })).toBe(false);
});

test('leaves no built-in lesson to the schema', () => {
  const numbers = { occurrence_frequency: 0, last_occurrence: null, effectiveness_score: 0.5 };
  const read = builtinPatterns.map((lesson) => Object.assign({}, lesson, numbers));
  expect(read.filter((pattern) => !isPlainPattern(pattern)).map(({ name }) => name)).toEqual([]);
});
