import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FLOORS, packFeatures, readFeatures } from '../../src/infer/feature-table.ts';

const feature = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const rate = fc.double({ min: FLOORS.shape, max: 500, noNaN: true });

it('gives back each rate within a factor of two', () => {
  fc.assert(
    fc.property(feature, rate, (known, kept) => {
      const table = readFeatures(packFeatures([{ feature: known, rate: kept, isWord: false }]));
      const read = table.rateOf(known) ?? 0;
      expect(Math.abs(Math.log2(read / kept))).toBeLessThanOrEqual(0.51);
    }),
  );
});

it('leaves out what is rarer than its floor', () => {
  const rare = (FLOORS.word + FLOORS.shape) / 2;
  const table = readFeatures(
    packFeatures([
      { feature: 1, rate: rare, isWord: false },
      { feature: 2 ** 30, rate: rare, isWord: true },
    ]),
  );
  expect(table.rateOf(1)).toBeUndefined();
  expect(table.rateOf(2 ** 30)).toBeDefined();
});

it('tells apart many features', () => {
  const features = Array.from({ length: 1_000 }, (_, index) => ({
    feature: index * 4_000_000,
    rate: FLOORS.shape * 2 ** (index % 10),
    isWord: false,
  }));
  const table = readFeatures(packFeatures(features));
  const wrong = features.filter(({ feature: known, rate: kept }) => (table.rateOf(known) ?? 0) < kept / 2);
  expect(wrong).toEqual([]);
});
