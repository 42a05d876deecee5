import { fixedClock } from '@feedback/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AnalyzerError,
  assignArm,
  eProcess,
  experimentStatus,
  observe,
  startExperiment,
  STOP_AT,
  type Experiment,
  type UnitObservation,
} from '../../src/index.ts';

const clock = fixedClock('2026-01-01T00:00:00.000Z');
const later = fixedClock('2026-12-31T00:00:00.000Z');
const started = startExperiment({ pattern: 'bounds_checking', unit: 'branch', clock });
const unitOf = (arm: 'on' | 'off'): string => {
  for (let number = 0; ; number++)
    if (assignArm(started, `branch ${number}`) === arm) return `branch ${number}`;
};
const [withIt, without] = [unitOf('on'), unitOf('off')];
const seen = (unit: string, day: number, episodes: number, exposure = 10): UnitObservation => ({
  unit,
  timestamp: new Date(Date.UTC(2026, 0, day, 9)).toISOString(),
  episodes,
  exposure,
});
const told = (all: readonly UnitObservation[]): Experiment => all.reduce(observe, started);

describe('assignArm', () => {
  it('gives a unit the same arm every time, and another experiment its own', () => {
    const other = startExperiment({ pattern: 'other', unit: 'branch', clock });
    const units = Array.from({ length: 200 }, (_, number) => `u${number}`);
    const arms = (experiment: Experiment) => units.map((unit) => assignArm(experiment, unit)).join();
    expect(arms(started)).toBe(arms(JSON.parse(JSON.stringify(started)) as Experiment));
    expect(arms(started)).not.toBe(arms(other));
  });

  it('gives the pattern to the share that was asked for', () => {
    const quarter = startExperiment({ pattern: 'p', unit: 'author', share: 0.25, clock });
    const on = Array.from({ length: 2_000 }, (_, unit) => assignArm(quarter, `u${unit}`)).filter(
      (arm) => arm === 'on',
    );
    expect(on.length / 2_000).toBeGreaterThan(0.2);
    expect(on.length / 2_000).toBeLessThan(0.3);
  });
});

describe('observe', () => {
  it('keeps no names, and leaves what it was given alone', () => {
    const after = told([seen('ada@example.org', 2, 1)]);
    expect(JSON.stringify(after)).not.toContain('ada');
    expect(started.days).toEqual({});
  });

  it('counts a day that is told twice once, in whatever order days are told', () => {
    const all = [1, 2, 3, 4].flatMap((day) => [seen(withIt, day, 1), seen(without, day, 3)]);
    fc.assert(
      fc.property(fc.shuffledSubarray([...all], { minLength: all.length }), (shuffled) => {
        const status = experimentStatus(told([...shuffled, ...all]), later);
        expect(status).toEqual(experimentStatus(told(all), later));
        expect(status.off).toEqual({ units: 1, episodes: 12, exposure: 40 });
      }),
    );
  });

  it('refuses what can not be counted', () => {
    const broken = [
      { ...seen(withIt, 1, 1), timestamp: 'yesterday' },
      seen(withIt, 1, -1),
      seen(withIt, 1, Number.NaN),
      seen(withIt, 1, 1, 0),
    ];
    for (const observation of broken) expect(() => observe(started, observation)).toThrow(AnalyzerError);
  });
});

describe('experimentStatus', () => {
  it('goes on until the evidence suffices, then stays stopped', () => {
    const days = Array.from({ length: 30 }, (_, day) => day + 1);
    const clear = told(days.flatMap((day) => [seen(withIt, day, 0), seen(without, day, 2)]));
    const status = experimentStatus(clear, later);
    expect(status).toMatchObject({ decision: 'stop', better: 'on', rate_ratio: 0 });
    expect(status.most_evidence).toBeGreaterThanOrEqual(STOP_AT);
    const reverted = days.map((day) => seen(withIt, day + 40, 9)).reduce(observe, clear);
    expect(experimentStatus(reverted, later)).toMatchObject({
      decision: 'stop',
      better: 'on',
      decided_on: status.decided_on,
    });
  });

  it('waits for both arms, and for the end of the day', () => {
    const lonely = told([1, 2, 3].map((day) => seen(without, day, 50)));
    expect(experimentStatus(lonely, later)).toMatchObject({ e_value: 1, decision: 'continue', better: null });
    const today = told([seen(withIt, 1, 0, 100), seen(without, 1, 60, 100)]);
    expect(experimentStatus(today, clock).e_value).toBe(1);
    expect(experimentStatus(today, later).decision).toBe('stop');
  });
});

describe('startExperiment', () => {
  it.each([{ pattern: '' }, { unit: 'planet' as 'branch' }, { share: 1 }, { share: Number.NaN }])(
    'refuses %j',
    (wrong) => {
      expect(() => startExperiment({ pattern: 'p', unit: 'branch', clock, ...wrong })).toThrow(AnalyzerError);
    },
  );
});

describe('eProcess', () => {
  it('is a fair bet: over all outcomes of a block of equal rates its mean is 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (events, on, off) => {
          const share = on / (on + off);
          let [mean, chance] = [0, (1 - share) ** events];
          for (let hits = 0; hits <= events; hits++) {
            const block = {
              on: { episodes: hits, exposure: on },
              off: { episodes: events - hits, exposure: off },
            };
            const [value = Number.NaN] = eProcess([block]);
            expect(value).toBeGreaterThanOrEqual(0);
            mean += chance * value;
            chance *= ((events - hits) / (hits + 1)) * (share / (1 - share));
          }
          expect(mean).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});
