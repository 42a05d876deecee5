import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustProbabilities } from '../../src/statistics/benjamini-hochberg.ts';
import { couldEscalate, ESCALATING, escalationsOf } from '../../src/statistics/escalations.ts';
import { surpriseOf } from '../../src/statistics/gamma-poisson.ts';
import { steady, weeks } from './builders.ts';

const now = (episodes: number) => ({ episodes, exposure: 10 });

describe('adjustProbabilities', () => {
  it('steps up as Benjamini and Hochberg do', () => {
    expect(adjustProbabilities([0.01, 0.04, 0.03, 0.5])).toEqual([0.04, 0.16 / 3, 0.16 / 3, 0.5]);
  });

  it('keeps the order of p-values, never below them and never above 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (all) => {
        const adjusted = adjustProbabilities(all);
        const order = all.map((_, index) => index).toSorted((a, b) => (all[a] ?? 0) - (all[b] ?? 0));
        const sorted = order.map((index) => adjusted[index] ?? Number.NaN);
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
        for (const [index, value] of adjusted.entries()) {
          expect(value).toBeGreaterThanOrEqual(all[index] ?? 0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('surpriseOf', () => {
  it('expects the mean rate of the past for the exposure at hand, and half a burst', () => {
    const past = steady(10, 4);
    const recent = { episodes: 1, exposure: 5 };
    expect(surpriseOf(past, recent, [1, 0, 0, 0, 0]).expected).toBeCloseTo(2.025, 9);
    expect(surpriseOf(past, recent, [0, 0, 0, 1, 0]).expected).toBeCloseTo(2.2, 9);
  });

  it('is the Gamma–Poisson tail for independent events', () => {
    // 40 events in 10 weeks: Y ~ NB(40.5, …) of mean 4.05, by direct summation.
    const [mean, size] = [4.05, 40.5];
    let [tail, term] = [1, (size / (size + mean)) ** size];
    for (let count = 0; count < 9; count++) {
      tail -= term;
      term *= ((size + count) / (count + 1)) * (mean / (size + mean));
    }
    expect(surpriseOf(steady(10, 4), now(9), [1, 0, 0, 0, 0]).probability).toBeCloseTo(tail, 9);
  });

  it('never rules out bursts that a short past happened not to show', () => {
    const [short, long] = [steady(4, 1), steady(26, 1)].map((past) => surpriseOf(past, now(8)).probability);
    expect(short).toBeGreaterThan(5 * (long ?? Infinity));
  });

  it('is less surprised the more is expected of bursts', () => {
    const calm = surpriseOf(steady(12, 4), now(20)).probability;
    const bursty = surpriseOf(weeks(0, 0, 20, 0, 0, 0, 18, 0, 0, 10, 0, 0), now(20)).probability;
    expect(calm).toBeLessThan(bursty / 3);
  });

  it('falls with every further event', () => {
    const probabilities = [0, 1, 5, 10, 40].map((seen) => surpriseOf(steady(8, 3), now(seen)).probability);
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
    expect(probabilities[0]).toBe(1);
  });

  it('expects nothing where nobody looked', () => {
    expect(surpriseOf([], now(3))).toEqual({ expected: 0, probability: 1 });
  });
});

describe('escalationsOf', () => {
  const calm = { past: steady(12, 4), recent: now(4) };

  it('finds the one that grows among calm ones', () => {
    const all = [calm, { past: steady(12, 4), recent: now(24) }, calm, calm];
    expect(escalationsOf(all).map(({ adjusted }) => adjusted <= ESCALATING)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('takes the same week for usual where others come in bursts', () => {
    const rare = { past: weeks(0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0), recent: now(9) };
    const bursty = { past: weeks(0, 0, 30, 0, 0, 25, 0, 0, 0, 28, 0, 0), recent: now(0) };
    const among = (others: typeof rare) =>
      escalationsOf([rare, ...Array.from({ length: 19 }, () => others)])[0];
    expect(among(calm)?.adjusted).toBeLessThanOrEqual(ESCALATING);
    expect(among(bursty)?.adjusted).toBeGreaterThan(ESCALATING);
  });

  it('believes a mistake that was steady for long rather than the others', () => {
    const bursty = { past: weeks(0, 0, 30, 0, 0, 25, 0, 0, 0, 28, 0, 0), recent: now(0) };
    const grown = { past: steady(12, 4), recent: now(24) };
    const [found] = escalationsOf([grown, ...Array.from({ length: 8 }, () => bursty)]);
    expect(found?.adjusted).toBeLessThanOrEqual(ESCALATING);
  });
});

describe('couldEscalate', () => {
  const aRecent = fc.record({
    past: fc.array(fc.record({ episodes: fc.nat(30), exposure: fc.integer({ min: 1, max: 20 }) }), {
      minLength: 4,
      maxLength: 26,
    }),
    recent: fc.record({ episodes: fc.nat(60), exposure: fc.integer({ min: 1, max: 20 }) }),
  });

  it('is false only for what does not escalate, whatever the others are', () => {
    fc.assert(
      fc.property(aRecent, fc.array(aRecent, { maxLength: 8 }), (one, others) => {
        const [surprise] = escalationsOf([one, ...others]);
        const escalates = (surprise?.adjusted ?? 1) <= ESCALATING;
        expect(escalates && !couldEscalate(one)).toBe(false);
      }),
    );
  });

  it('is false for a mistake that is seen as ever, and for one that was not seen', () => {
    expect(couldEscalate({ past: steady(10, 4), recent: now(5) })).toBe(false);
    expect(couldEscalate({ past: steady(10, 4), recent: now(0) })).toBe(false);
    expect(couldEscalate({ past: steady(10, 4), recent: now(40) })).toBe(true);
  });
});
