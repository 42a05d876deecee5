import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { NumberIndex } from '../../src/judge/number-index.ts';

const number = fc.oneof(fc.nat(50), fc.maxSafeNat());

it('counts numbers off in the order in which they came, as a Map of positions does', () => {
  fc.assert(
    fc.property(fc.array(number), number, (numbers, other) => {
      const [ours, theirs] = [new NumberIndex(), new Map<number, number>()];
      for (const each of numbers) {
        if (!theirs.has(each)) theirs.set(each, theirs.size);
        expect(ours.add(each)).toBe(theirs.get(each));
      }
      for (const each of [...numbers, other]) expect(ours.positionOf(each)).toBe(theirs.get(each) ?? -1);
      const odd = [...theirs].filter(([, position]) => position % 2 === 1).map(([each]) => each);
      expect(new Set(ours.numbersAt((position) => position % 2 === 1))).toEqual(new Set(odd));
    }),
  );
});

it('keeps its positions when it grows', () => {
  const index = new NumberIndex();
  const numbers = Array.from({ length: 5_000 }, (_, place) => place * 4_294_967_296 + (place % 3));
  for (const each of numbers) index.add(each);
  expect(numbers.map((each) => index.positionOf(each))).toEqual(numbers.map((_, place) => place));
});
