import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolRatios } from '../../src/statistics/pooled-ratio.ts';
import { steady } from './builders.ts';

const stratum = (before: number, after: number, controlRatio = 1) => ({
  sides: { before: steady(8, before), after: steady(8, after) },
  controlRatio,
});

describe('poolRatios', () => {
  it('is the common ratio of mistakes of any rate', () => {
    const pooled = poolRatios([stratum(2, 1), stratum(8, 4), stratum(20, 10)]);
    expect(pooled?.ratio).toBeCloseTo(0.5, 9);
    expect(pooled?.expected).toBe(240);
  });

  it('divides out what the controls did', () => {
    expect(poolRatios([stratum(4, 2, 0.5), stratum(6, 3, 0.5)])?.ratio).toBeCloseTo(1, 9);
  });

  it('is less sure when mistakes differ', () => {
    const width = (after: readonly number[]) => {
      const [low = 0, high = 0] = poolRatios(after.map((count) => stratum(10, count)))?.interval ?? [];
      return Math.log(high / low);
    };
    expect(width([1, 2, 5, 9, 13])).toBeGreaterThan(1.5 * width([6, 6, 6, 6, 6]));
  });

  it('is undefined where nothing has a rate before', () => {
    expect(poolRatios([])).toBeUndefined();
    expect(poolRatios([stratum(0, 3)])).toBeUndefined();
  });

  it('holds its own ratio', () => {
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 8 }), (pairs) => {
        const pooled = poolRatios(pairs.map(([before, after]) => stratum(before, after)));
        if (pooled === undefined) return;
        expect(pooled.interval[0]).toBeLessThanOrEqual(pooled.ratio);
        expect(pooled.interval[1]).toBeGreaterThanOrEqual(pooled.ratio);
      }),
    );
  });
});
