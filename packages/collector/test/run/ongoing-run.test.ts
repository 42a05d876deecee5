import type { Event } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { OngoingRun } from '../../src/index.ts';
import { SEEDS } from '../fuzz/seeds.ts';
import { ingestText, Shelf } from '../report.ts';

/** The clock of these tests stands at noon of 31 January 2026. */
const TODAY = '2026-01-31T10:00:00Z';
const LAST_WEEK = '2026-01-24T10:00:00Z';
const ONGOING: OngoingRun = { runId: 'ci-1', job: 'test', commit: 'c0ffee', branch: 'topic' };

const failing = (name: string): string => `<testcase name="${name}"><failure message="boom"/></testcase>`;

const suite = (name: string, cases: readonly string[], time = TODAY): string =>
  `<testsuite name="${name}" timestamp="${time}">${cases.join('')}</testsuite>`;

const whole = (...suites: readonly string[]): string => `<testsuites>${suites.join('')}</testsuites>`;

describe('a report of today', () => {
  it('belongs to the ongoing run: another run makes it a new occurrence', async () => {
    const shelf = new Shelf();
    for (const runId of ['1', '1', '2'])
      await ingestText(suite('s', [failing('a')]), shelf, { ongoing: { runId } });
    expect([shelf.events.size, shelf.runs.size]).toEqual([2, 2]);
  });

  it('is of the commit that is checked out, in the scope of its job', async () => {
    const shelf = new Shelf();
    await ingestText(suite('s', [failing('a')]), shelf, { ongoing: ONGOING });
    const [[event], [run]] = [[...shelf.events.values()], [...shelf.runs.values()]];
    expect(event?.source).toMatchObject({ commit: 'c0ffee', branch: 'topic', run_id: run?.run_id });
    expect(run).toMatchObject({ scope: 'junit:s (test)', source: { commit: 'c0ffee', branch: 'topic' } });
  });

  it('makes a run of each scope, so that one suite says nothing of another', async () => {
    const shelf = new Shelf();
    for (const name of ['unit', 'e2e'])
      await ingestText(suite(name, [failing('a')]), shelf, { ongoing: ONGOING });
    expect([...shelf.runs.values()].map(({ scope }) => scope)).toEqual([
      'junit:unit (test)',
      'junit:e2e (test)',
    ]);
  });
});

describe('a report of another day', () => {
  it('has its own identity, so that history is not one run and the next job adds nothing', async () => {
    const shelf = new Shelf();
    for (const runId of ['1', '2'])
      for (const day of ['21', '22', '23'])
        await ingestText(suite('s', [failing('a')], `2026-01-${day}T10:00:00Z`), shelf, {
          ongoing: { runId },
        });
    expect([shelf.events.size, shelf.runs.size]).toEqual([3, 3]);
  });

  it('is of no commit that anybody knows, and of no job', async () => {
    const shelf = new Shelf();
    await ingestText(suite('s', [failing('a')], LAST_WEEK), shelf, { ongoing: ONGOING });
    expect([...shelf.events.values()][0]?.source.commit).toBeUndefined();
    expect([...shelf.runs.values()][0]?.scope).toBe('junit:s');
  });

  it('belongs to the run that the user names all the same', async () => {
    const shelf = new Shelf();
    for (const day of ['21', '22'])
      await ingestText(suite('s', [failing('a')], `2026-01-${day}T10:00:00Z`), shelf, { runId: 'named' });
    expect(shelf.events.size).toBe(1);
  });
});

it('adds nothing from a review that another job of CI fetches', async () => {
  const shelf = new Shelf();
  const [, review = ''] = SEEDS.find(([, report]) => report.includes('pull_request_url')) ?? [];
  for (const runId of ['1', '2']) await ingestText(review, shelf, { ongoing: { ...ONGOING, runId } });
  expect(shelf.events.size).toBe(1);
  expect([...shelf.events.values()][0]?.source.commit).not.toBe('c0ffee');
});

it.each([
  ['without a run', {}],
  ['in a run of CI', { ongoing: ONGOING }],
  ['in a run that is named', { runId: 'named' }],
])('adds nothing from any report that is read again, under another path, %s', async (_, options) => {
  for (const [, seed] of SEEDS) {
    const shelf = new Shelf();
    const first = await ingestText(seed, shelf, options, 'a');
    const runs = shelf.runs.size;
    const again = await ingestText(seed, shelf, options, 'b/c');
    expect(shelf.runs.size).toBe(runs);
    expect([again.events_new, again.events_known]).toEqual([0, first.events_new + first.events_known]);
  }
});

it('gives each event the run that is stored with it', async () => {
  for (const [, seed] of SEEDS) {
    const shelf = new Shelf();
    await ingestText(seed, shelf, { ongoing: ONGOING });
    const runs = new Set([...shelf.runs.values()].map(({ run_id }) => run_id));
    const lost = ({ source }: Event): boolean => source.run_id !== undefined && !runs.has(source.run_id);
    expect([...shelf.events.values()].filter(lost)).toEqual([]);
  }
});

/** Shards as runners make them: some of the suites, some of their cases, in any order. */
const shards = fc
  .uniqueArray(fc.tuple(fc.constantFrom('s', 't', 'u'), fc.constantFrom('a', 'b', 'c', 'd')), {
    minLength: 1,
    selector: ([inSuite, name]) => `${inSuite} ${name}`,
  })
  .chain((all) => fc.tuple(fc.constant(all), fc.array(fc.shuffledSubarray(all), { maxLength: 5 })));

const shardText = (cases: readonly (readonly [string, string])[], time: string): string => {
  const bySuite = Map.groupBy(cases, ([inSuite]) => inSuite);
  return whole(
    ...[...bySuite].map(([name, own]) =>
      suite(
        name,
        own.map(([, test]) => failing(test)),
        time,
      ),
    ),
  );
};

it.each([
  ['by its name', { runId: 'named' }],
  ['by the variables of CI', { ongoing: ONGOING }],
])('adds nothing twice from shuffled, overlapping shards of a run known %s', async (_, options) => {
  await fc.assert(
    fc.asyncProperty(shards, fc.nat({ max: 5 }), async ([all, parts], at) => {
      const shelf = new Shelf();
      for (const [index, part] of parts.toSpliced(at, 0, all).entries())
        await ingestText(shardText(part, `2026-01-31T10:0${index}:00Z`), shelf, options);
      expect(shelf.events.size).toBe(all.length);
    }),
    { numRuns: 100 },
  );
});
