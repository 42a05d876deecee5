import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineSplitter, LONGEST_LINE } from '../../src/input/line-splitter.ts';

const split = (pieces: readonly string[]): readonly string[] => {
  const splitter = new LineSplitter();
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
};

it('gives the same lines for pieces of any size', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'bc', '\n', '\r\n', '')), (pieces) => {
      const text = pieces.join('');
      expect(split(text.split(''))).toEqual(split([text]));
    }),
  );
});

it('gives lines without their ends, and the last one also without an end', () => {
  expect(split(['a\r\n\nb'])).toEqual(['a', '', 'b']);
});

it('keeps no more of an endless line than a limit', () => {
  const lines = split([...Array.from({ length: 40 }, () => 'x'.repeat(64 * 1024)), '\nend']);
  expect(lines.map(({ length }) => length)).toEqual([LONGEST_LINE, 3]);
});
