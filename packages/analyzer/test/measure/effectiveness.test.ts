import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/measure/days.ts';
import { windowsAround } from '../../src/measure/effect-windows.ts';
import { effectivenessScore, recordInterval } from '../../src/measure/effectiveness.ts';
import { weeksAround } from '../../src/measure/weeks-around.ts';

const at = 100 * DAY_MS;

describe('windowsAround', () => {
  it('is cut where nothing is known', () => {
    const known = { first: at - 3 * DAY_MS, now: at + 2 * DAY_MS };
    expect(windowsAround(at, 30, known)).toEqual({
      before: [at - 3 * DAY_MS, at],
      after: [at, at + 2 * DAY_MS + 1],
    });
  });

  it('is empty, never negative, before the first fact and after the present', () => {
    expect(windowsAround(at, 30, { first: at + 5, now: at - 5 })).toEqual({
      before: [at, at],
      after: [at, at],
    });
  });
});

describe('weeksAround', () => {
  const days = { unit: 'days', between: (from: number, to: number) => (to - from) / DAY_MS };
  const span = (from: number, to = from) => ({ from: at + from * DAY_MS, to: at + to * DAY_MS });
  const windows = { before: [at - 16 * DAY_MS, at], after: [at, at + 10 * DAY_MS] } as const;

  it('counts weeks away from the instant, the shorter one at the far end', () => {
    const { before, after } = weeksAround({ spans: [], exposure: days }, windows);
    expect(before.map(({ exposure }) => exposure)).toEqual([2, 7, 7]);
    expect(after.map(({ exposure }) => exposure)).toEqual([7, 3]);
  });

  it('counts what goes on once on each side, where it began there', () => {
    const spans = [span(-40, -15), span(-9, 8), span(7), span(-20), span(10)];
    const { before, after } = weeksAround({ spans, exposure: days }, windows);
    expect(before.map(({ episodes }) => episodes)).toEqual([1, 1, 0]);
    expect(after.map(({ episodes }) => episodes)).toEqual([1, 1]);
  });

  it('has no weeks in an empty window', () => {
    const nothing = { before: [at, at], after: [at, at] } as const;
    expect(weeksAround({ spans: [span(0)], exposure: days }, nothing)).toEqual({ before: [], after: [] });
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

it('writes no infinity into a record', () => {
  expect(recordInterval([0, Infinity])).toEqual([0, 1_000_000]);
});
