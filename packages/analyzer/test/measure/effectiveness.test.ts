import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectivenessScore, rateRatio, windowsAround } from '../../src/measure/effectiveness.ts';
import { DAY_MS } from '../../src/measure/days.ts';

describe('rateRatio', () => {
  it('compares episodes per exposure, not episodes', () => {
    expect(rateRatio({ episodes: 10, exposure: 100 }, { episodes: 10, exposure: 50 })).toBe(2);
  });

  it('is 1 for equal rates, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        (episodes, exposure) => {
          expect(rateRatio({ episodes, exposure }, { episodes, exposure })).toBe(1);
        },
      ),
    );
  });

  it('is null where a rate is not defined', () => {
    expect(rateRatio({ episodes: 0, exposure: 10 }, { episodes: 1, exposure: 10 })).toBeNull();
    expect(rateRatio({ episodes: 1, exposure: 0 }, { episodes: 1, exposure: 10 })).toBeNull();
    expect(rateRatio({ episodes: 1, exposure: 10 }, { episodes: 0, exposure: 0 })).toBeNull();
  });
});

describe('windowsAround', () => {
  it('is cut where nothing is known', () => {
    const at = 100 * DAY_MS;
    const known = { first: at - 3 * DAY_MS, now: at + 2 * DAY_MS };
    expect(windowsAround(at, 30, known)).toEqual({
      before: [at - 3 * DAY_MS, at],
      after: [at, at + 2 * DAY_MS + 1],
    });
  });

  it('is empty, never negative, before the first fact and after the present', () => {
    const at = 100 * DAY_MS;
    expect(windowsAround(at, 30, { first: at + 5, now: at - 5 })).toEqual({
      before: [at, at],
      after: [at, at],
    });
  });
});

describe('effectivenessScore', () => {
  it('is unknown without a verdict, however good the ratio looks', () => {
    expect(effectivenessScore({ verdict: 'insufficient_data', rate_ratio: 0 })).toBeNull();
  });

  it('is 1 minus the ratio, within 0 and 1', () => {
    expect(effectivenessScore({ verdict: 'helps', rate_ratio: 0.25 })).toBe(0.75);
    expect(effectivenessScore({ verdict: 'worse', rate_ratio: 3 })).toBe(0);
  });
});
