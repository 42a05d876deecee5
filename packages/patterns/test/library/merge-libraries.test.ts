import type { Pattern } from '@feedback/schema';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyLibrary, patternsOf, type Library } from '../../src/library/library.ts';
import { mergeLibraries } from '../../src/library/merge-libraries.ts';
import { aPattern } from '../a-pattern.ts';
import { anyPatterns } from '../arbitrary-patterns.ts';

const libraryOf = (...patterns: readonly Pattern[]): Library => ({
  ...emptyLibrary(),
  entries: patterns.map((pattern) => ({ kind: 'pattern', pattern })),
});

const merge = (base: readonly Pattern[], ours: readonly Pattern[], theirs: readonly Pattern[]) =>
  patternsOf(mergeLibraries(libraryOf(...base), libraryOf(...ours), libraryOf(...theirs)));

const pattern = aPattern();

test('keeps the additions of both', () => {
  const [a, b] = [aPattern({ name: 'a' }), aPattern({ name: 'b' })];
  expect(merge([pattern], [pattern, a], [pattern, b])).toEqual([pattern, b, a]);
});

test('joins changes of different fields of one pattern', () => {
  const merged = merge([pattern], [{ ...pattern, severity: 'low' }], [{ ...pattern, tags: ['list'] }]);
  expect(merged).toEqual([{ ...pattern, severity: 'low', tags: ['list'] }]);
});

test('lets ours win on a field that both changed', () => {
  const [merged] = merge(
    [pattern],
    [{ ...pattern, severity: 'low' }],
    [{ ...pattern, severity: 'critical' }],
  );
  expect(merged?.severity).toBe('low');
});

test('takes a field away that we took away', () => {
  expect(merge([{ ...pattern, tags: ['list'] }], [pattern], [{ ...pattern, tags: ['list'] }])).toEqual([
    pattern,
  ]);
});

test('deletes what one side deleted and the other left alone', () => {
  expect(merge([pattern], [], [pattern])).toEqual([]);
  expect(merge([pattern], [pattern], [])).toEqual([]);
});

test('lets an edit beat a deletion', () => {
  const edited = aPattern({ description: 'better words' });
  expect(merge([pattern], [], [edited])).toEqual([edited]);
  expect(merge([pattern], [edited], [])).toEqual([edited]);
});

test('lets a deletion beat new numbers', () => {
  expect(merge([pattern], [], [aPattern({ occurrence_frequency: 9 })])).toEqual([]);
});

test('lets a detected proposal yield to what somebody else put under its name', () => {
  const proposal = aPattern({ status: 'proposed', description: 'IndexError', severity: 'medium' });
  expect(merge([], [proposal], [pattern])).toEqual([pattern]);
});

test('joins two additions of one name under the identity that is there already', () => {
  const ours = aPattern({ pattern_id: 'ours', description: '', tags: ['list'] });
  const [merged] = merge([], [ours], [aPattern({ pattern_id: 'theirs' })]);
  expect(merged).toEqual(aPattern({ pattern_id: 'theirs', tags: ['list'] }));
});

test('appends our new changes to their history', () => {
  const withChanges = (...changelog: readonly string[]): Library => ({ ...libraryOf(pattern), changelog });
  const merged = mergeLibraries(withChanges('1'), withChanges('1', 'ours'), withChanges('1', 'theirs'));
  expect(merged.changelog).toEqual(['1', 'theirs', 'ours']);
});

test('gives the other side when one did nothing', () => {
  fc.assert(
    fc.property(anyPatterns, anyPatterns, (base, next) => {
      expect(merge(base, base, next)).toEqual(next);
      expect(new Set(merge(base, next, base))).toEqual(new Set(next));
    }),
  );
});
