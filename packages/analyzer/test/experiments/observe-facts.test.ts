import type { CodeGenerationEvent, Event, EventStore, ExperimentDefinition, Run } from '@feedback/schema';
import { aBug, aTestFailure, fixedClock } from '@feedback/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignArm, experimentStatus, observeFacts, startExperiment, unitKey } from '../../src/index.ts';
import { aRun, january } from '../builders.ts';

const clock = fixedClock('2026-01-31T12:00:00.000Z');
const start = (unit: ExperimentDefinition['unit']): ExperimentDefinition =>
  startExperiment({ pattern: 'bounds_checking', unit, clock: fixedClock(january(5)) });

/** Declared patterns are all that these facts are judged by. */
const storeOf = (events: readonly Event[], runs: readonly Run[]): Pick<EventStore, 'events' | 'runs'> => ({
  async *events({ kinds, patterns } = {}) {
    for (const event of events)
      if (kinds?.includes(event.kind) !== false && patterns?.includes(event.pattern ?? '') !== false)
        yield event;
  },
  async *runs() {
    yield* runs;
  },
});

const onBranch = (branch: string | undefined, day: number, fields: Partial<Run> = {}): Run => ({
  ...aRun({ run_id: `r_${branch ?? ''}_${day}`, timestamp: january(day, 9), ...fields }),
  source: { tool: 'test', format: 'junit', ...(branch === undefined ? {} : { branch }) },
});

const failureIn = ({ run_id, timestamp, source }: Run): Event =>
  aTestFailure({ timestamp, pattern: 'bounds_checking', source: { ...source, run_id } });

const keyOf = (experiment: ExperimentDefinition, unit: string): string => unitKey(experiment, unit);

describe('observeFacts', () => {
  const branches = start('branch');

  it('counts the episodes of each branch by themselves, and every run as exposure', async () => {
    const runs = [6, 7, 8].flatMap((day) => [onBranch('a', day), onBranch('b', day)]);
    // On branch a it is broken for two runs: one episode. The runs of b between them are fine.
    const failures = runs.filter(({ run_id }) => ['r_a_6', 'r_a_7'].includes(run_id)).map(failureIn);
    const { experiment, untold } = await observeFacts(storeOf(failures, runs), branches, { clock });
    const of = (unit: string) =>
      [6, 7, 8].map((day) => experiment.days[january(day).slice(0, 10)]?.[keyOf(branches, unit)]);
    expect(of('a')).toMatchObject([{ episodes: 1 }, { episodes: 0 }, { episodes: 0 }]);
    expect(of('b')).toMatchObject([{ episodes: 0 }, { episodes: 0 }, { episodes: 0 }]);
    expect([...of('a'), ...of('b')].map((each) => each?.exposure)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(of('a')[0]?.arm).toBe(assignArm(branches, 'a'));
    expect(untold).toEqual({ sightings: 0, looks: 0 });
  });

  it('takes what was broken before for no beginning, and leaves out what came before and after', async () => {
    const runs = [3, 4, 6, 9].map((day) => onBranch('a', day));
    const failures = runs.slice(0, 3).map(failureIn);
    const ended = { ...branches, stopped_at: january(8) };
    const { experiment } = await observeFacts(storeOf(failures, runs), ended, { clock });
    expect(Object.keys(experiment.days)).toEqual(['2026-01-06']);
    expect(Object.values(experiment.days['2026-01-06'] ?? {})).toMatchObject([{ episodes: 0, exposure: 1 }]);
  });

  it('says how much names no unit, or was seen outside of runs', async () => {
    const runs = [onBranch(undefined, 6), onBranch('a', 7)];
    const byHand = aBug({ timestamp: january(6), source: { tool: 'x', format: 'manual', branch: 'a' } });
    const facts = storeOf([byHand, ...runs.map(failureIn)], runs);
    const { experiment, untold } = await observeFacts(facts, branches, { clock });
    expect(untold).toEqual({ sightings: 2, looks: 1 });
    expect(experimentStatus(experiment, clock)).toMatchObject({ rate_ratio: null, decision: 'continue' });
  });

  it('counts runs of those kinds only that can show the mistake', async () => {
    const runs = [
      onBranch('a', 6),
      onBranch('a', 7, { kind: 'scan', scope: 'lint' }),
      onBranch('a', 8, { kind: 'log' }),
    ];
    const { experiment } = await observeFacts(storeOf(runs.slice(0, 1).map(failureIn), runs), branches, {
      clock,
    });
    expect(Object.keys(experiment.days)).toEqual(['2026-01-06']);
  });

  it('finds authors by commits, repositories by projects', async () => {
    const commit = 'a'.repeat(40);
    const run = { ...onBranch('a', 6), project: 'shop' };
    const facts = storeOf([failureIn(run)], [{ ...run, source: { ...run.source, commit } }]);
    const authors = start('author');
    const found = await observeFacts(facts, authors, {
      clock,
      authorOf: (asked) => (asked === commit ? 'ada' : undefined),
    });
    expect(Object.keys(found.experiment.days['2026-01-06'] ?? {})).toEqual([keyOf(authors, 'ada')]);
    const repositories = start('repository');
    const { experiment } = await observeFacts(facts, repositories, { clock });
    expect(Object.keys(experiment.days['2026-01-06'] ?? {})).toEqual([keyOf(repositories, 'shop')]);
    expect((await observeFacts(facts, authors, { clock })).untold).toEqual({ sightings: 1, looks: 1 });
  });

  it('counts generations for agents, and mistakes on days without one in no arm', async () => {
    const generation = (day: number, agent: string): CodeGenerationEvent => ({
      event_id: `g_${day}_${agent}`,
      kind: 'code_generation',
      timestamp: january(day, 9),
      source: { tool: 'feedback', format: 'manual' },
      prompt: 'x',
      patterns_applied: [],
      confidence: 1,
      success: true,
      metadata: { agent },
    });
    const bug = (day: number, agent: string) => aBug({ timestamp: january(day, 10), extra: { agent } });
    const agents = start('agent');
    const facts = storeOf([generation(6, 'x'), generation(7, 'x'), bug(6, 'x'), bug(8, 'y')], []);
    const { experiment, untold } = await observeFacts(facts, agents, { clock });
    expect(experiment.days['2026-01-06']?.[keyOf(agents, 'x')]).toMatchObject({ episodes: 1, exposure: 1 });
    expect(experiment.days['2026-01-07']?.[keyOf(agents, 'x')]).toMatchObject({ episodes: 0, exposure: 1 });
    expect(untold).toEqual({ sightings: 1, looks: 0 });
  });

  it('comes to the same in whatever order facts came', async () => {
    const runs = [6, 7, 8, 9].flatMap((day) => [onBranch('a', day), onBranch('b', day)]);
    const failures = runs.filter((_, index) => index % 3 === 0).map(failureIn);
    const expected = await observeFacts(storeOf(failures, runs), branches, { clock });
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(runs, { minLength: runs.length }),
        fc.shuffledSubarray(failures, { minLength: failures.length }),
        async (mixedRuns, mixedFailures) => {
          expect(await observeFacts(storeOf(mixedFailures, mixedRuns), branches, { clock })).toEqual(
            expected,
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});
