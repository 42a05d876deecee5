import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FLOOR, packFeatures, readFeatures } from '../../src/infer/feature-table.ts';

const feature = fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 });
const rate = fc.double({ min: FLOOR, max: 500, noNaN: true });

it('gives back each rate within a factor of 1.5', () => {
  fc.assert(
    fc.property(feature, rate, (known, kept) => {
      const table = readFeatures(packFeatures([{ feature: known, rate: kept }]));
      const read = table.rateOf(known) ?? 0;
      expect(Math.max(read / kept, kept / read)).toBeLessThanOrEqual(1.5);
    }),
  );
});

it('leaves out what is rarer than the floor', () => {
  const table = readFeatures(
    packFeatures([
      { feature: 1, rate: FLOOR * 0.99 },
      { feature: 2 ** 30, rate: FLOOR },
    ]),
  );
  expect(table.rateOf(1)).toBeUndefined();
  expect(table.rateOf(2 ** 30)).toBeDefined();
});

it('tells apart many features', () => {
  const features = Array.from({ length: 1_000 }, (_, index) => ({
    feature: index * 4_000_000,
    rate: FLOOR * 2 ** (index % 10),
  }));
  const table = readFeatures(packFeatures(features));
  const wrong = features.filter(({ feature: known, rate: kept }) => (table.rateOf(known) ?? 0) < kept / 1.5);
  expect(wrong).toEqual([]);
  expect(table.rateOf(2_000_000)).toBeUndefined();
});
