import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlOf } from '../../src/statistics/control.ts';
import { judgeEffect, MIN_PRIOR_EPISODES } from '../../src/statistics/effect.ts';
import { divideRatios } from '../../src/statistics/interval.ts';
import { sumSides } from '../../src/statistics/totals.ts';
import { steady, weeks } from './builders.ts';

const falls = { before: steady(10, 9), after: steady(10, 2) };
const stays = { before: steady(10, 9), after: steady(10, 9) };

describe('judgeEffect', () => {
  it('says that a steady mistake that fell is helped', () => {
    expect(judgeEffect(falls, undefined)).toMatchObject({ kind: 'helps', doubt: undefined });
  });

  it('sees no effect in what goes on, and harm in what grew', () => {
    expect(judgeEffect(stays, undefined).kind).toBe('no_clear_effect');
    expect(judgeEffect({ before: steady(10, 3), after: steady(10, 9) }, undefined).kind).toBe('worse');
  });

  it.each([
    ['few_before', { before: steady(10, 1), after: steady(10, 0) }],
    ['short_after', { before: steady(10, 9), after: steady(1, 0) }],
    ['nothing_after', { before: steady(10, 9), after: [] }],
    ['nothing_before', { before: [], after: steady(10, 9) }],
  ])('has no verdict for %s', (missing, sides) => {
    expect(judgeEffect(sides, undefined)).toEqual({ kind: 'insufficient_data', missing });
  });

  it('is not taken in by the end of the bad weeks after which somebody acted', () => {
    const sides = { before: weeks(2, 1, 2, 2, 1, 2, 2, 20, 22, 21), after: steady(10, 1) };
    expect(judgeEffect(sides, undefined).kind).toBe('no_clear_effect');
  });

  it('names the doubt when the interval alone would have said yes', () => {
    const sides = { before: weeks(3, 3, 3, 3, 3, 9, 9, 9, 9), after: steady(9, 3) };
    expect(judgeEffect(sides, undefined)).toMatchObject({
      kind: 'no_clear_effect',
      doubt: 'not_throughout',
    });
  });

  it('gives a fading mistake no credit for fading on', () => {
    const fading = Array.from({ length: 24 }, (_, week) => Math.round(120 * 0.85 ** week));
    const sides = { before: weeks(...fading.slice(0, 12)), after: weeks(...fading.slice(12)) };
    const effect = judgeEffect(sides, undefined);
    expect(effect).toMatchObject({ kind: 'no_clear_effect' });
  });

  it('divides out what happened to everybody', () => {
    const control = controlOf([], falls, MIN_PRIOR_EPISODES);
    expect(control).toMatchObject({ method: 'pooled' });
    const effect = judgeEffect(falls, control);
    expect(effect).toMatchObject({ kind: 'no_clear_effect', judged: { ratio: 1 } });
  });
});

describe('controlOf', () => {
  it('is none where nothing else was frequent enough', () => {
    expect(controlOf([], { before: steady(4, 1), after: steady(4, 1) }, 20)).toBeUndefined();
  });

  it('takes five mistakes of equal weight each for itself, and scatters as they do', () => {
    const others = [1, 3, 9, 18, 27].map((after) => ({ before: steady(10, 9), after: steady(10, after) }));
    const control = controlOf(others, sumSides(stays, others), 20);
    expect(control).toMatchObject({ method: 'matched', mistakes: 5 });
    expect(control?.interval[0]).toBeLessThan(0.1);
    const alike = others.map(() => stays);
    expect(controlOf(alike, sumSides(stays, alike), 20)?.interval[0]).toBeGreaterThan(0.8);
  });
});

describe('divideRatios', () => {
  const ratio = fc
    .tuple(
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: 1, max: 50, noNaN: true }),
      fc.double({ min: 1, max: 50, noNaN: true }),
    )
    .map(([value, below, above]) => ({
      ratio: value,
      interval: [value / below, value * above] as const,
    }));

  it('holds its ratio, and is never narrower than either', () => {
    fc.assert(
      fc.property(ratio, ratio, (numerator, divisor) => {
        const found = divideRatios(numerator, divisor, 0.001);
        const width = ([low, high]: readonly [number, number]) => Math.log(high / low);
        expect(found.interval[0]).toBeLessThanOrEqual(found.ratio * (1 + 1e-9));
        expect(found.interval[1]).toBeGreaterThanOrEqual(found.ratio * (1 - 1e-9));
        expect(width(found.interval)).toBeGreaterThanOrEqual(
          Math.max(width(numerator.interval), width(divisor.interval)) / Math.SQRT2 - 1e-9,
        );
      }),
    );
  });

  it('keeps 0 at 0, with an upper end', () => {
    const { ratio: zero, interval } = divideRatios(
      { ratio: 0, interval: [0, 0.2] },
      { ratio: 1, interval: [0.5, 2] },
      0.02,
    );
    expect([zero, interval[0]]).toEqual([0, 0]);
    expect(interval[1]).toBeGreaterThan(0.2);
  });
});
