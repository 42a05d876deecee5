import { expandRule } from '@feedback/rules';
import type { Pattern, Rule } from '@feedback/schema';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtinPatterns, findNearDuplicates } from '../../src/index.ts';
import { blankPattern } from '../../src/library/read-pattern.ts';
import { anyPatterns } from '../arbitrary-patterns.ts';

const one = (name: string, fields: Partial<Pattern> = {}): Pattern => ({ ...blankPattern(name), ...fields });

const pairOf = (a: Partial<Pattern>, b: Partial<Pattern>) =>
  findNearDuplicates([one('first_thing', a), one('second_matter', b)])[0];

const evalRule = (name: string): Pattern['rule'] => ({
  language: 'python',
  rule: { pattern: `eval($${name}, $$$${name}S)` },
  constraints: { [name]: { kind: 'identifier' } },
});

test('finds the same rule, whatever its metavariables are called and whatever it is fixed to', () => {
  const fix = {
    ...evalRule('B'),
    language: 'python',
    rule: { pattern: 'eval($B, $$$BS)' },
    fix: 'f($B)',
  } as const;
  expect(pairOf({ rule: evalRule('A') }, { rule: fix })).toMatchObject({
    a: 'first_thing',
    b: 'second_matter',
    reasons: ['the same rule'],
  });
});

test('finds the same rule, in its short form and with all that its names mean written out', () => {
  const short: Rule = { language: 'python', rule: { kind: 'call', has: { matches: 'yaml.load' } } };
  const long = expandRule(short);
  expect(long.utils).toBeDefined();
  expect(pairOf({ rule: short }, { rule: long })?.reasons).toEqual(['the same rule']);
  const other: Rule = { language: 'python', rule: { kind: 'call', has: { matches: 'yaml.dump' } } };
  expect(pairOf({ rule: other }, { rule: long })).toBeUndefined();
});

test('tells rules apart that differ in more than names', () => {
  const other: Pattern['rule'] = { language: 'python', rule: { pattern: 'exec($A, $$$AS)' } };
  expect(pairOf({ rule: evalRule('A') }, { rule: other })).toBeUndefined();
  const script: Pattern['rule'] = { language: 'typescript', rule: { pattern: 'eval($A, $$$AS)' } };
  expect(pairOf({ rule: evalRule('A') }, { rule: script })).toBeUndefined();
});

test('finds the same examples but for names and layout', () => {
  const found = pairOf(
    { bad_example: 'first = items[0]', good_example: 'first = items[0] if items else None' },
    { bad_example: '# no\nhead=rows[0]', good_example: 'head = rows[0] if rows   else None' },
  );
  expect(found?.reasons).toEqual(['the same examples but for names and layout']);
});

test('tells calls of different things apart', () => {
  expect(pairOf({ bad_example: 'x = eval(text)' }, { bad_example: 'y = print(line)' })).toBeUndefined();
});

test('finds what matches the same events', () => {
  const found = pairOf(
    { matches: { signatures: ['s1'], messages: ['Invalid time'] } },
    { matches: { signatures: ['s1'], messages: ['invalid time'] } },
  );
  expect(found?.reasons).toEqual(['2 matches in common']);
});

test('finds lessons that are worded alike, and trusts that less across languages', () => {
  const words = (text: string, language: 'python' | 'typescript'): Partial<Pattern> => ({
    description: text,
    language,
  });
  const a = 'A request without a timeout hangs for ever when the server does not answer';
  const b = 'Requests without timeouts hang for ever when servers do not answer';
  expect(pairOf(words(a, 'python'), words(b, 'python'))?.reasons[0]).toMatch(/^worded alike/);
  expect(pairOf(words(a, 'python'), words(b, 'typescript'))).toBeUndefined();
});

test('calls nothing alike because nothing is said about it', () => {
  const silent = ['index_error', 'stale_cache', 'odd_time'].map((name) =>
    one(name, { description: 'Auto-detected pattern' }),
  );
  expect(findNearDuplicates([...silent, ...builtinPatterns])).toEqual([]);
});

test('is no news about what was merged', () => {
  const rule = evalRule('A');
  expect(pairOf({ rule, merged_into: 'second_matter', status: 'dismissed' }, { rule })).toBeUndefined();
});

test('says the same of a library in any order', () => {
  const library = [
    ...builtinPatterns,
    ...builtinPatterns.map((each) => ({ ...each, name: `${each.name}_again` })),
  ];
  const found = findNearDuplicates(library);
  expect(found.length).toBeGreaterThanOrEqual(builtinPatterns.length);
  expect(findNearDuplicates(library.toReversed())).toEqual(found);
});

test('finds each of many copies, in a list that grows only with their number', () => {
  const copies = Array.from({ length: 300 }, (_, at) => one(`copy_${at}`, { rule: evalRule('A') }));
  const found = findNearDuplicates(copies);
  expect(new Set(found.flatMap(({ a, b }) => [a, b])).size).toBe(300);
  expect(found.length).toBeLessThan(300 * 24);
});

test('gives a score between 0.6 and 1 for any library', () => {
  fc.assert(
    fc.property(anyPatterns, (patterns) => {
      for (const { score, reasons } of findNearDuplicates(patterns)) {
        expect(score).toBeGreaterThanOrEqual(0.6);
        expect(score).toBeLessThanOrEqual(1);
        expect(reasons.length).toBeGreaterThan(0);
      }
    }),
  );
});
