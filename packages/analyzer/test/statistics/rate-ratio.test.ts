import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispersionOf } from '../../src/statistics/dispersion.ts';
import { exactInterval } from '../../src/statistics/exact-interval.ts';
import { estimateRatio, rateRatio } from '../../src/statistics/rate-ratio.ts';
import { steady, weeks } from './builders.ts';

const side = fc.array(
  fc.record({ episodes: fc.integer({ min: 0, max: 60 }), exposure: fc.integer({ min: 1, max: 50 }) }),
  { minLength: 2, maxLength: 12 },
);

describe('rateRatio', () => {
  it('compares episodes per exposure, not episodes', () => {
    expect(rateRatio({ episodes: 10, exposure: 100 }, { episodes: 10, exposure: 50 })).toBe(2);
  });

  it('is null where a rate is not defined', () => {
    expect(rateRatio({ episodes: 0, exposure: 10 }, { episodes: 1, exposure: 10 })).toBeNull();
    expect(rateRatio({ episodes: 1, exposure: 0 }, { episodes: 1, exposure: 10 })).toBeNull();
    expect(rateRatio({ episodes: 1, exposure: 10 }, { episodes: 0, exposure: 0 })).toBeNull();
  });
});

describe('dispersionOf', () => {
  it('is 1 for counts as even as chance makes them, or more', () => {
    expect(dispersionOf([steady(8, 5), steady(4, 2)])).toEqual({ value: 1, degreesOfFreedom: 10 });
  });

  it('is Pearson’s X² per degree of freedom for bursts', () => {
    // Mean 5: (5² + 5²) / 5 on one degree of freedom.
    expect(dispersionOf([weeks(0, 10)])).toEqual({ value: 10, degreesOfFreedom: 1 });
  });

  it('learns nothing from a side without episodes', () => {
    expect(dispersionOf([weeks(0, 10), weeks(0, 0, 0)])).toEqual(dispersionOf([weeks(0, 10)]));
  });
});

describe('exactInterval', () => {
  it('has the mid-P limits of a binomial share', () => {
    // No event of 5 after: ½·(1 − p)⁵ = 0.025.
    const [low, high] = exactInterval({ episodes: 5, exposure: 1 }, { episodes: 0, exposure: 1 }, 0.95);
    const share = 1 - 0.05 ** (1 / 5);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(share / (1 - share), 9);
  });

  it('turns over with the sides', () => {
    const [a, b] = [
      { episodes: 4, exposure: 3 },
      { episodes: 11, exposure: 5 },
    ];
    const [low, high] = exactInterval(a, b, 0.95);
    const [least, most] = exactInterval(b, a, 0.95);
    expect(low).toBeCloseTo(1 / most, 6);
    expect(high).toBeCloseTo(1 / least, 6);
  });
});

describe('estimateRatio', () => {
  it('is exact where nothing is burstier than chance', () => {
    expect(estimateRatio(steady(8, 5), steady(8, 2))).toMatchObject({ ratio: 0.4, method: 'exact' });
  });

  it('is wider for bursts than for the same events spread evenly', () => {
    const [, even = 0] = estimateRatio(steady(4, 10), steady(4, 6))?.interval ?? [];
    const [, bursts = 0] = estimateRatio(weeks(0, 40, 0, 0), weeks(24, 0, 0, 0))?.interval ?? [];
    expect(bursts).toBeGreaterThan(2 * even);
  });

  it('has the quasi-Poisson interval with t, worked by hand', () => {
    const found = estimateRatio(weeks(20, 40, 30), weeks(20, 10, 15));
    // X² = 200/30 + 50/15 = 10 on 4 degrees of freedom; t(0.975, 4) = 2.776.
    const half = 2.776_445 * Math.sqrt(2.5 * (1 / 90 + 1 / 45));
    expect(found?.dispersion).toEqual({ value: 2.5, degreesOfFreedom: 4 });
    expect(found?.interval[0]).toBeCloseTo(0.5 * Math.exp(-half), 5);
    expect(found?.interval[1]).toBeCloseTo(0.5 * Math.exp(half), 5);
  });

  it('holds its own ratio', () => {
    fc.assert(
      fc.property(side, side, (before, after) => {
        const found = estimateRatio(before, after);
        if (found === undefined) return;
        expect(found.interval[0]).toBeLessThanOrEqual(found.ratio);
        expect(found.interval[1]).toBeGreaterThanOrEqual(found.ratio);
      }),
    );
  });

  it('does not depend on the unit of exposure', () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom(0.25, 4, 1_024), (before, after, factor) => {
        const scaled = (buckets: typeof before) =>
          buckets.map(({ episodes, exposure }) => ({ episodes, exposure: exposure * factor }));
        const [one, other] = [estimateRatio(before, after), estimateRatio(scaled(before), scaled(after))];
        expect(other?.ratio).toBe(one?.ratio);
        expect(other?.interval[1]).toBe(one?.interval[1]);
      }),
    );
  });
});
