import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BURST_SIZES, burstWeightsOf } from '../../src/statistics/burst-sizes.ts';
import { steady, weeks } from './builders.ts';

const calm = weeks(4, 3, 5, 4, 6, 2, 4, 5, 3, 4, 4, 5);
const bursty = weeks(0, 0, 16, 0, 0, 0, 0, 18, 0, 0, 15, 0);
const rare = weeks(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

const largest = (weights: readonly number[] | undefined): number | undefined =>
  BURST_SIZES[weights?.indexOf(Math.max(...weights)) ?? -1];

describe('burstWeightsOf', () => {
  it('tells steady weeks from weeks of bursts', () => {
    expect(burstWeightsOf([calm, bursty]).map(largest)).toEqual([1, 16]);
  });

  it('learns nothing from a past without events, and from nobody', () => {
    expect(burstWeightsOf([steady(12, 0)])).toEqual([BURST_SIZES.map(() => 1 / BURST_SIZES.length)]);
    expect(burstWeightsOf([])).toEqual([]);
  });

  it('judges a rare mistake by what the others show', () => {
    const among = (others: typeof calm) =>
      burstWeightsOf([rare, ...Array.from({ length: 9 }, () => others)])[0];
    expect(largest(among(calm))).toBe(1);
    expect(largest(among(bursty))).toBe(16);
  });

  it('keeps some doubt, however calm the others are', () => {
    const weights = burstWeightsOf([rare, ...Array.from({ length: 50 }, () => calm)])[0];
    expect(weights?.at(-1)).toBeGreaterThan(0.001);
  });

  it('takes weeks of less exposure for what they are', () => {
    const uneven = [10, 30, 20, 5, 35].map((exposure) => ({ episodes: exposure * 2, exposure }));
    expect(largest(burstWeightsOf([uneven])[0])).toBe(1);
    const unlooked = [...uneven, { episodes: 0, exposure: 0 }];
    expect(burstWeightsOf([unlooked])).toEqual(burstWeightsOf([uneven]));
  });

  it('gives probabilities, in whatever order mistakes and weeks come', () => {
    const past = fc.array(fc.nat(30), { minLength: 4, maxLength: 12 }).map((episodes) => weeks(...episodes));
    fc.assert(
      fc.property(fc.array(past, { minLength: 1, maxLength: 6 }), (pasts) => {
        const weights = burstWeightsOf(pasts);
        const mirrored = burstWeightsOf(pasts.map((each) => each.toReversed()).toReversed()).toReversed();
        for (const [index, each] of weights.entries()) {
          expect(each.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
          for (const [size, weight] of each.entries()) {
            expect(weight).toBeGreaterThanOrEqual(0);
            expect(weight).toBeCloseTo(mirrored[index]?.[size] ?? Number.NaN, 9);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
