import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapLines } from '../../src/rendering/line-map.ts';

test('follows lines around insertions and removals', () => {
  expect(mapLines(['a', 'b', 'c'], ['x', 'a', 'c', 'y'])).toEqual([1, undefined, 2]);
});

test('maps equal lines only, in order', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const kept = mapLines(before, after).flatMap((to, from) => (to === undefined ? [] : [{ from, to }]));
      const places = kept.map(({ to }) => to);
      expect(kept.every(({ from, to }) => before[from] === after[to])).toBe(true);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(new Set(places).size).toBe(places.length);
    }),
  );
});

test('maps a text onto itself whole', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (lines) => {
      expect(mapLines(lines, lines)).toEqual(lines.map((_, line) => line));
    }),
  );
});
