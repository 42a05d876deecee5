import { fixedClock } from '@feedback/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AnalyzerError,
  assignArm,
  experimentStatus,
  labelEvidence,
  observe,
  startExperiment,
  STOP_AT,
  type Experiment,
  type UnitObservation,
} from '../../src/index.ts';
import { UNIT_DAYS } from '../../src/experiments/judged-units.ts';

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

/** So many units of each arm, first looked at from one day on, one of each arm a day. */
const crowd = (units: number, episodes: { readonly on: number; readonly off: number }): UnitObservation[] => {
  const names = Array.from({ length: 20 * units }, (_, number) => `unit ${number}`);
  return (['on', 'off'] as const).flatMap((arm) =>
    names
      .filter((name) => assignArm(started, name) === arm)
      .slice(0, units)
      .map((name, index) => seen(name, index + 1, episodes[arm])),
  );
};

describe('experimentStatus', () => {
  it('goes on until the evidence suffices, then stays stopped', () => {
    const clear = told(crowd(20, { on: 0, off: 3 }));
    const status = experimentStatus(clear, later);
    expect(status).toMatchObject({ decision: 'stop', better: 'on', rate_ratio: 0, judged_units: 40 });
    expect(status.most_evidence).toBeGreaterThanOrEqual(STOP_AT);
    expect(status.evidence.at(-1)?.e_value).toBe(status.e_value);
    const names = Array.from({ length: 200 }, (_, number) => `later ${number}`);
    const reverted = names
      .map((name) => seen(name, 60, assignArm(started, name) === 'on' ? 5 : 0))
      .reduce(observe, clear);
    expect(experimentStatus(reverted, later)).toMatchObject({
      judged_units: 240,
      decision: 'stop',
      better: 'on',
      decided_on: status.decided_on,
    });
  });

  it('says which arm is better also where the pattern does harm', () => {
    expect(experimentStatus(told(crowd(20, { on: 3, off: 0 })), later)).toMatchObject({
      decision: 'stop',
      better: 'off',
    });
  });

  it('never decides by a few units, however many mistakes they make', () => {
    const days = Array.from({ length: 200 }, (_, day) => day + 1);
    const few = told(days.flatMap((day) => [seen(withIt, day, 0), seen(without, day, 50)]));
    const { decision, most_evidence, off } = experimentStatus(few, later);
    expect([decision, off.episodes]).toEqual(['continue', 10_000]);
    // Each of two units can at most double the evidence.
    expect(most_evidence).toBeLessThanOrEqual(4);
  });

  it('counts a unit when its first days are over, and those days alone', () => {
    const early = told([seen(withIt, 1, 1), seen(without, 1, 2), seen(without, 1 + UNIT_DAYS, 40)]);
    const at = (day: number) =>
      experimentStatus(early, () => new Date(Date.UTC(2026, 0, day, 12))).judged_units;
    expect([at(UNIT_DAYS), at(1 + UNIT_DAYS)]).toEqual([0, 2]);
    const without40 = told([seen(withIt, 1, 1), seen(without, 1, 2)]);
    expect(experimentStatus(early, later).e_value).toBe(experimentStatus(without40, later).e_value);
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

describe('labelEvidence', () => {
  const unit = fc.record({ episodes: fc.nat(30), exposure: fc.integer({ min: 1, max: 50 }) });

  it('is a fair bet on the draw of the arms: whatever was seen, its mean over all draws is 1', () => {
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (units, share) => {
          let mean = 0;
          for (let draw = 0; draw < 2 ** units.length; draw++) {
            const arms = units.map((_, index) => ((draw >> index) & 1 ? 'on' : 'off'));
            const chance = arms.reduce((product, arm) => product * (arm === 'on' ? share : 1 - share), 1);
            const labelled = units.map((each, index) => ({ ...each, arm: arms[index] ?? 'on' }) as const);
            mean += chance * (labelEvidence(labelled, share).at(-1) ?? Number.NaN);
          }
          expect(mean).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('learns nothing where nothing differs', () => {
    const alike = Array.from({ length: 50 }, (_, index) => ({
      arm: index % 2 === 0 ? ('on' as const) : ('off' as const),
      episodes: 2,
      exposure: 10,
    }));
    expect(Math.max(...labelEvidence(alike, 0.5))).toBeLessThan(STOP_AT);
    const silent = alike.map(({ arm, exposure }) => ({ arm, exposure, episodes: 0 }));
    expect(Math.max(...labelEvidence(silent, 0.5))).toBeLessThan(2);
  });
});
