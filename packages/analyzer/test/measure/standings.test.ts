import type { Run, TestFailureEvent } from '@feedback/schema';
import { aTestFailure, fixedClock } from '@feedback/testing';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/index.ts';
import { aRun, inRun, january } from '../builders.ts';
import { memoryStore } from '../memory-store.ts';

/** Ten runs a day from 100 days before the present, noon of 31 January; days are counted back from it. */
const runAt = (daysAgo: number, number: number): Run =>
  aRun({ run_id: `${daysAgo}/${number}`, timestamp: january(31 - daysAgo, number) });
const runs = Array.from({ length: 101 }, (_, day) =>
  Array.from({ length: 10 }, (__, number) => runAt(day, number)),
).flat();

/** Fails in the first of the runs of a day; the next of them passes. */
const failedOn = (daysAgo: number, number = 0, pattern = 'p'): TestFailureEvent =>
  aTestFailure({
    pattern,
    source: inRun(`${daysAgo}/${number}`),
    timestamp: january(31 - daysAgo, number),
  });

const trendsOf = async (failures: readonly TestFailureEvent[], known = runs) =>
  (await analyze(memoryStore(failures, known), { clock: fixedClock(), patterns: [] })).analysis.trends;
const stateOf = async (failures: readonly TestFailureEvent[], known = runs) =>
  (await trendsOf(failures, known))[0]?.state;

const weekly = [3, 10, 17, 24, 31, 38, 45, 52, 59, 66, 73, 80, 87, 94].map((day) => failedOn(day));

describe('a pattern', () => {
  it('is new when it was first seen lately', async () => {
    expect(await stateOf([failedOn(5), failedOn(2)])).toBe('new');
  });

  it('is ongoing when it is seen as ever', async () => {
    expect(await stateOf(weekly)).toBe('ongoing');
  });

  it('is resolved when runs have not shown it for two weeks', async () => {
    expect(await stateOf([failedOn(60), failedOn(15)])).toBe('resolved');
    expect(await stateOf([failedOn(60), failedOn(12)])).not.toBe('resolved');
  });

  it('is not resolved when nobody has looked since', async () => {
    const old = runs.filter(({ run_id }) => Number(run_id.split('/')[0]) > 40);
    expect(await stateOf([failedOn(60), failedOn(41, 9)], old)).toBe('ongoing');
  });

  it('has regressed when it is back after four weeks of quiet', async () => {
    expect(await stateOf([failedOn(50), failedOn(4), failedOn(2)])).toBe('regressed');
  });

  it('has not regressed when there was nobody to see it', async () => {
    const known = runs.filter(({ run_id }) => ['4/0', '4/1', '50/0'].includes(run_id));
    expect(await stateOf([failedOn(50), failedOn(4)], known)).toBe('ongoing');
  });

  it('is escalating when the last week is far beyond the past', async () => {
    const burst = [0, 1, 2, 3, 4, 5].flatMap((day) => [0, 2, 4, 6, 8].map((number) => failedOn(day, number)));
    const [trend] = await trendsOf([...weekly, ...burst]);
    expect(trend?.state).toBe('escalating');
    expect(trend?.escalation?.observed).toBeGreaterThan(20);
    expect(trend?.escalation?.expected).toBeLessThan(2);
  });

  it('counts a broken build that fails 300 tests as one sighting', async () => {
    const mass = Array.from({ length: 300 }, () => failedOn(1));
    expect(await stateOf([...weekly, ...mass])).toBe('ongoing');
  });

  it('expects nothing from less than four weeks', async () => {
    const known = runs.filter(({ run_id }) => Number(run_id.split('/')[0]) < 21);
    expect((await trendsOf([failedOn(20), failedOn(1)], known))[0]).toMatchObject({ escalation: null });
  });
});
