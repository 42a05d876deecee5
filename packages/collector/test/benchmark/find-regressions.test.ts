import type { MeasurementEvent } from '@feedback/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRegressions } from '../../src/index.ts';

const at = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString();

const measured = (day: number, value: number, fields: Partial<MeasurementEvent> = {}): MeasurementEvent => ({
  kind: 'measurement',
  event_id: `e_${day}_${value}`,
  timestamp: at(day),
  source: { tool: 'go', format: 'benchmark-text', run_id: `r_${day}` },
  name: 'BenchmarkTotal',
  value,
  unit: 'ns/op',
  better: 'lower',
  ...fields,
});

const history = (values: readonly number[], fields: Partial<MeasurementEvent> = {}) =>
  values.map((value, day) => measured(day, value, fields));

describe('a number', () => {
  it('that is worse than the noise of earlier runs is a regression, and says why', async () => {
    const found = await findRegressions(history([100, 102, 98, 101, 99]), [measured(9, 150)]);
    expect(found).toMatchObject([
      {
        kind: 'performance',
        metric_type: 'regression: BenchmarkTotal',
        timestamp: at(9),
        source: { run_id: 'r_9' },
        details: { value: 150, median: 100, runs: 5, unit: 'ns/op', better: 'lower', change: 0.5 },
      },
    ]);
  });

  it.each([
    ['within the noise of earlier runs', [100, 140, 70, 120, 90], 130],
    ['worse by less than 5 %', [100, 100, 100, 100], 104],
    ['better', [100, 101, 99], 20],
    ['with two earlier runs', [100, 100], 500],
  ])('that is %s is none', async (_, values, value) => {
    expect(await findRegressions(history(values), [measured(9, value)])).toEqual([]);
  });

  it('that should be high is one when it falls', async () => {
    const rate = { unit: 'ops/sec', better: 'higher' } as const;
    const earlier = history([1000, 1010, 990, 1005], rate);
    expect(await findRegressions(earlier, [measured(9, 700, rate)])).toHaveLength(1);
    expect(await findRegressions(earlier, [measured(9, 1500, rate)])).toEqual([]);
  });

  it('that says no direction, or is of a failed benchmark, is not judged', async () => {
    const earlier = history([100, 100, 100]);
    const { better: _, ...silent } = measured(9, 500);
    expect(await findRegressions(earlier, [silent])).toEqual([]);
    expect(await findRegressions(earlier, [measured(9, 500, { extra: { failed: true } })])).toEqual([]);
  });

  it.each([
    ['another name', { name: 'other' }],
    ['another unit', { unit: 'B/op' }],
    ['another project', { project: 'other' }],
  ])('is not compared with %s', async (_, fields) => {
    expect(await findRegressions(history([1, 1, 1], fields), [measured(9, 500)])).toEqual([]);
  });

  it('is compared with earlier runs only, though the store has later ones and itself', async () => {
    const store = [
      ...history([100, 100, 100]),
      measured(9, 150),
      ...[20, 21, 22].map((day) => measured(day, 900)),
    ];
    const found = await findRegressions(store, [measured(9, 150)]);
    expect(found).toMatchObject([{ details: { median: 100, runs: 3 } }]);
  });

  it('is not called worse because of one odd run before', async () => {
    const found = await findRegressions(history([100, 100, 101, 99, 100, 101, 1, 100]), [measured(9, 101)]);
    expect(found).toEqual([]);
  });

  it('repeated in a run is its median', async () => {
    const fresh = [150, 101, 100].map((value) => measured(9, value));
    expect(await findRegressions(history([100, 100, 100]), fresh)).toEqual([]);
  });
});

const values = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 25 });

it('finds the same in any order of the history, with the same ids, and scaled alike', async () => {
  await fc.assert(
    fc.asyncProperty(
      values,
      fc.double({ min: 1, max: 1e7, noNaN: true }),
      fc.nat(),
      async (past, value, turn) => {
        const runs = history(past);
        const turned = runs.map((_, index) => runs[(index + turn) % runs.length] as MeasurementEvent);
        const fresh = [measured(90, value)];
        const found = await findRegressions(runs, fresh);
        expect(await findRegressions(turned, fresh)).toEqual(found);
        const scaled = await findRegressions(history(past.map((one) => one * 8)), [measured(90, value * 8)]);
        expect(scaled.map(({ event_id }) => event_id)).toEqual(found.map(({ event_id }) => event_id));
      },
    ),
  );
});

it('calls at most 3 in 100 numbers that are only noisy a regression', async () => {
  let seed = 7;
  const uniform = (): number => (seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  let called = 0;
  for (let round = 0; round < 2_000; round++) {
    const past = Array.from({ length: 3 + (round % 18) }, () => 100 + 10 * normal());
    called += (await findRegressions(history(past), [measured(90, 100 + 10 * normal())])).length;
  }
  expect(called).toBeLessThan(60);
  expect(called).toBeGreaterThan(0);
});
