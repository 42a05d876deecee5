import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeySet } from '../../src/sqlite/key-set.ts';

const key = fc.oneof(fc.nat(50), fc.maxSafeNat());

it('tells new keys from those that it has, as a Set does', () => {
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      const [ours, theirs] = [new KeySet(), new Set<number>()];
      for (const each of keys) {
        expect(ours.add(each)).toBe(!theirs.has(each));
        theirs.add(each);
      }
    }),
  );
});

it('keeps its keys when it grows', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => index * 4_294_967_296 + (index % 3));
  const set = new KeySet();
  expect(keys.every((each) => set.add(each))).toBe(true);
  expect(keys.some((each) => set.add(each))).toBe(false);
});
