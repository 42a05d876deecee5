import type { EventStore, Pattern, Problem, ReadingKeeper, StoredReadings } from '@feedback/schema';
import type { CountingInput, Pass } from './gather.ts';
import { isSettled, type Retrieve } from './judge/judge-mistakes.ts';
import { compileLibrary, type Library } from './judge/library.ts';
import {
  createReadings,
  openBook,
  type OpenedBook,
  type Readings,
  type WordingReader,
} from './judge/read-wordings.ts';
import type { Horizon } from './measure/period.ts';
import { createRunIndex, type RunIndex } from './measure/run-index.ts';
import type { ReadUpTo } from './signatures/found-signatures.ts';

/** What of a store is read to judge and count its mistakes. */
export type ReadStore = Pick<
  EventStore,
  'assignments' | 'mistakes' | 'readings' | 'runs' | 'signatureState' | 'wordings'
>;

/** What it is judged by. */
export interface ReadOptions {
  readonly patterns: readonly Pattern[];
  readonly retrieve?: Retrieve | undefined;
}

const readRuns = async (store: Pick<ReadStore, 'runs'>): Promise<RunIndex> => {
  const index = createRunIndex();
  for await (const run of store.runs()) index.add(run);
  return index.finish();
};

const readSettled = async (store: Pick<ReadStore, 'assignments'>): Promise<Map<string, string>> => {
  const settled = new Map<string, string>();
  for await (const assignment of store.assignments())
    if (isSettled(assignment)) settled.set(assignment.id, assignment.pattern);
  return settled;
};

/** What was read of the wordings of a store, and up to which event, where it keeps that. */
interface WordingsRead {
  readonly reader: WordingReader;
  readonly read: ReadUpTo | undefined;
}

const resume = async ({ resume: take }: WordingReader, { batches }: StoredReadings): Promise<boolean> => {
  for await (const batch of batches) if (!batch.every(take)) return false;
  return true;
};

/** Goes on where the analysis before stopped; reads all words again where what it kept no longer holds. */
const readOn = async (
  keeper: ReadingKeeper,
  { book, ruleWords }: OpenedBook,
  library: Library,
): Promise<WordingsRead> => {
  const kept = await keeper.kept();
  let reader = createReadings(book, library, ruleWords);
  let { place } = kept;
  if (ruleWords === undefined || !(await resume(reader, kept))) {
    reader = createReadings(book, library);
    place = 0;
  }
  for await (const batch of keeper.wordingsAfter(place, reader.isKnown)) {
    for (const wording of batch.wordings) reader.add(wording);
    ({ place } = batch);
  }
  return { reader, read: { place, isFurther: place !== kept.place } };
};

const readWordings = async (
  store: Pick<ReadStore, 'readings' | 'wordings'>,
  opened: OpenedBook,
  library: Library,
): Promise<WordingsRead> => {
  if (store.readings !== undefined) return readOn(store.readings, opened, library);
  const reader = createReadings(opened.book, library);
  for await (const wording of store.wordings()) reader.add(wording);
  return { reader, read: undefined };
};

/** What a store and a library have to be read for before mistakes can be counted. */
export interface StoreReading extends CountingInput {
  readonly problems: readonly Problem[];
  readonly read: ReadUpTo | undefined;
}

/** Asks about a wording that is in no store, when all others were read. */
export type Ask = (reader: Pick<WordingReader, 'read'>, readings: Readings, runs: RunIndex) => void;

/** Reads what wordings of a store say, as far as it isn't known, its runs, and what people judged. */
export const readStore = async (
  store: Omit<ReadStore, 'mistakes'>,
  { patterns, retrieve }: ReadOptions,
  horizon: Horizon,
  ask?: Ask,
): Promise<StoreReading> => {
  const { library, problems } = compileLibrary(patterns);
  const opened = openBook(await store.signatureState());
  const runs = await readRuns(store);
  const { reader, read } = await readWordings(store, opened, library);
  const readings = reader.finish();
  ask?.(reader, readings, runs);
  return {
    horizon,
    library,
    readings,
    runs,
    settled: await readSettled(store),
    retrieve,
    problems: [...opened.problems, ...problems],
    read,
  };
};

/** Passes the mistakes of a store through, each without its texts; those of some wordings only, where their numbers are given. */
export const passMistakes = async <Found>(
  store: Pick<EventStore, 'mistakes'>,
  { add, finish }: Pass<Found>,
  wordings?: readonly number[],
): Promise<Found> => {
  for await (const records of store.mistakes(wordings)) for (const record of records) add(record);
  return finish();
};
