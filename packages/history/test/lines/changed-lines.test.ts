import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLines, linesOf, touchesNew } from '../../src/lines/changed-lines.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 30 })
  .map((lines) => lines.join('\n'));

/** Puts the new lines of the changes into the old text. */
const replay = (before: string, after: string): readonly string[] => {
  const [old, next] = [before === '' ? [] : [...linesOf(before)], after === '' ? [] : [...linesOf(after)]];
  for (const { oldStart, oldLines, newStart, newLines } of changedLines(before, after).toReversed())
    old.splice(oldStart - 1, oldLines, ...next.slice(newStart - 1, newStart - 1 + newLines));
  return old;
};

test('says all that differs', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(replay(before, after)).toEqual(after === '' ? [] : linesOf(after));
    }),
  );
});

test('tells a replaced line and an inserted one', () => {
  expect(changedLines('a\nb\nc\n', 'a\nB\nc\nd\n')).toEqual([
    { oldStart: 2, oldLines: 1, newStart: 2, newLines: 1 },
    { oldStart: 4, oldLines: 0, newStart: 4, newLines: 1 },
  ]);
});

test('does not take other line ends for a change', () => {
  expect(changedLines('a\nb\n', 'a\r\nb\r\n')).toEqual([]);
});

test('takes a text that differs everywhere for replaced as a whole', () => {
  const lines = (word: string): string => Array.from({ length: 3000 }, (_, at) => `${word}${at}`).join('\n');
  expect(changedLines(lines('a'), lines('b'))).toEqual([
    { oldStart: 1, oldLines: 3000, newStart: 1, newLines: 3000 },
  ]);
});

test('knows whether a stretch is touched', () => {
  const changes = changedLines('a\nb\nc\n', 'a\nB\nc\n');
  expect([touchesNew(changes, 1, 1), touchesNew(changes, 1, 2), touchesNew(changes, 3, 9)]).toEqual([
    false,
    true,
    false,
  ]);
});

test('counts lines that are gone for the stretch around them, not for the next line', () => {
  const changes = changedLines('a\nb\nc\n', 'a\nc\n');
  expect([touchesNew(changes, 1, 2), touchesNew(changes, 2, 2), touchesNew(changes, 1, 1)]).toEqual([
    true,
    false,
    false,
  ]);
});
