import { analyze, explainFailure, judgeStore, type AnalysisResult } from '@feedback/analyzer';
import type { Event, EventStore, Pattern } from '@feedback/schema';
import { openStore } from '@feedback/store';
import { aBug, aReview, aTestFailure, fixedClock, temporaryFolder } from '@feedback/testing';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { keepJudgements } from '../src/analyze-project.ts';
import { aPattern } from './tui/a-session.ts';

const clock = fixedClock();

const onDisk = async (): Promise<{ readonly path: string; readonly store: EventStore }> => {
  const path = join(await temporaryFolder(), 'feedback.db');
  return { path, store: await openStore(path) };
};

const analyzed = (store: EventStore, patterns: readonly Pattern[] = []): Promise<AnalysisResult> =>
  analyze(store, { clock, patterns });

/** As the command does it. */
const analyzeAndKeep = async (store: EventStore, patterns?: readonly Pattern[]): Promise<AnalysisResult> => {
  const result = await analyzed(store, patterns);
  await keepJudgements(store, result);
  return result;
};

/** What would be said of these events by one who never saw any of them before. */
const saidOf = async (
  events: readonly Event[],
  patterns?: readonly Pattern[],
): Promise<AnalysisResult['analysis']> => {
  const store = await openStore('memory:');
  await store.append(events);
  return (await analyzed(store, patterns)).analysis;
};

const at = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;

const TEXTS = ['no basket 7', 'no basket 12', 'login failed for ann', 'login failed for bob', 'out of paper'];

const anEvent = (index: number): Event => {
  const envelope = { event_id: `e_${index}`, timestamp: at(1 + ((index * 7) % 28)) };
  const text = TEXTS[index % TEXTS.length] ?? '';
  if (index % 4 === 0)
    return aReview({ ...envelope, pattern: '', rule_id: 'B008', message: `do not ${text}` });
  if (index % 4 === 1) return aTestFailure({ ...envelope, pattern: '', failure_reason: `Error: ${text}` });
  return aBug({ ...envelope, pattern: '', error: text });
};

it.each([
  [1, []],
  [5, [3]],
  [7, [12, 20]],
  [11, [1, 2, 23]],
])(
  'says the same whatever the order (every %i. event) and wherever it stopped on the way (%j)',
  async (step, stops) => {
    const { store } = await onDisk();
    // Each number is prime to 24, so that all events come once.
    const events = Array.from({ length: 24 }, (_, index) => anEvent((index * step) % 24));
    const ends = [...stops, events.length];
    for (const [index, end] of ends.entries()) {
      await store.append(events.slice(ends[index - 1] ?? 0, end));
      await analyzeAndKeep(store);
    }
    expect((await analyzed(store)).analysis).toEqual(await saidOf(events.toReversed()));
    await store.close();
  },
);

it('reads no words again, only those that are new', async () => {
  const { path, store } = await onDisk();
  await store.append([1, 2, 3, 6, 7].map(anEvent));
  await analyzeAndKeep(store);
  const database = new DatabaseSync(path);
  database.exec("UPDATE events SET body = 'unreadable'");
  database.close();
  const judged = () => judgeStore(store, { clock, patterns: [] });
  expect((await judged()).signatures.readings).toBeUndefined();
  await store.append([anEvent(10)]);
  const [added] = [...((await judged()).signatures.readings ?? [])];
  expect(added?.signature).toMatch(/^s_/);
  await store.close();
});

it('reads again from the start what was not kept', async () => {
  const { store } = await onDisk();
  const events = [2, 3, 6].map(anEvent);
  await store.append(events);
  const interrupted = await analyzed(store);
  expect([...(interrupted.signatures.readings ?? [])]).toHaveLength(3);
  expect((await analyzeAndKeep(store)).analysis).toEqual(await saidOf(events));
  await store.close();
});

it('goes past events that say nothing new', async () => {
  const { store } = await onDisk();
  await store.append([anEvent(2)]);
  await analyzeAndKeep(store);
  await store.append([aBug({ event_id: 'e_again', pattern: '', error: TEXTS[2] ?? '' })]);
  const result = await analyzeAndKeep(store);
  expect([...(result.signatures.readings ?? [])]).toEqual([]);
  expect(result.signatures.readings?.place).toBe(2);
  expect((await analyzed(store)).signatures.readings).toBeUndefined();
  await store.close();
});

it('holds when two analyse at once, whoever keeps last', async () => {
  const { path, store } = await onDisk();
  const other = await openStore(path);
  await store.append([2, 3].map(anEvent));
  const slow = await analyzed(store);
  await other.append([5, 6, 7].map(anEvent));
  await analyzeAndKeep(other, [aPattern({ name: 'paper', matches: { messages: ['paper'] } })]);
  await keepJudgements(store, slow);
  const expected = await saidOf([2, 3, 5, 6, 7].map(anEvent));
  expect((await analyzeAndKeep(store)).analysis).toEqual(expected);
  expect((await analyzed(other)).analysis).toEqual(expected);
  await other.close();
  await store.close();
});

it('asks a library that has changed about all words', async () => {
  const { store } = await onDisk();
  const events = [2, 3, 4, 6, 9].map(anEvent);
  await store.append(events);
  await analyzeAndKeep(store);
  for (const matches of [{ messages: ['login'] }, { expressions: ['paper$'] }, { rule_ids: ['B008'] }]) {
    const patterns = [aPattern({ name: 'known now', matches })];
    const expected = await saidOf(events, patterns);
    expect(expected.high_frequency.length + expected.ranked.length).toBeGreaterThan(0);
    expect((await analyzeAndKeep(store, patterns)).analysis).toEqual(expected);
    expect((await analyzed(store, patterns)).analysis).toEqual(expected);
  }
  await store.close();
});

it('learns signatures anew where what was kept of them is damaged', async () => {
  const { store } = await onDisk();
  const events = [2, 3, 6].map(anEvent);
  await store.append(events);
  const { signatures } = await analyzeAndKeep(store);
  await store.readings?.keep({ version: 'odd' }, [], signatures.readings?.place ?? 0);
  const { analysis, signatures: anew } = await analyzed(store);
  expect(analysis.problems).toMatchObject([{ code: 'SIGNATURES_RELEARNED' }]);
  expect(analysis.new_patterns).toEqual((await saidOf(events)).new_patterns);
  expect([...(anew.readings ?? [])]).toHaveLength(3);
  await store.close();
});

it.each([
  ['login failed for ann', 'a text that was seen'],
  ['Traceback\nError: no basket 99\n    at buy (/shop/buy.js:1:2)', 'a line that was seen with other values'],
  ['app.py:3:1: B008 odd default', 'a rule'],
  ['quite another thing', 'nothing'],
])('explains %j the same before and after an analysis (%s)', async (text) => {
  const { store } = await onDisk();
  await store.append(Array.from({ length: 12 }, (_, index) => anEvent(index)));
  const explain = () => explainFailure(store, text, { clock, patterns: [] });
  const before = await explain();
  await analyzeAndKeep(store);
  expect(await explain()).toEqual(before);
  await store.append([
    anEvent(30),
    aBug({ event_id: 'e_old', pattern: '', error: TEXTS[0] ?? '', timestamp: at(1) }),
  ]);
  const later = await explain();
  await analyzeAndKeep(store);
  expect(await explain()).toEqual(later);
  await store.close();
});
