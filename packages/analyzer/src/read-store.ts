import type { EventStore, Pattern, Problem, StoredWording } from '@feedback/schema';
import type { CountingInput, Pass } from './gather.ts';
import { isSettled, type Retrieve } from './judge/judge-mistakes.ts';
import { compileLibrary, type Library } from './judge/library.ts';
import {
  createReadings,
  openBook,
  type Readings,
  type WordingReader,
  type WordingReading,
} from './judge/read-wordings.ts';
import type { Horizon } from './measure/period.ts';
import { createRunIndex, type RunIndex } from './measure/run-index.ts';

/** What of a store is read to judge and count its mistakes. */
export type ReadStore = Pick<EventStore, 'assignments' | 'mistakes' | 'runs' | 'signatureState' | 'wordings'>;

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

const readWordings = async (
  store: Pick<ReadStore, 'wordings'>,
  book: Readings['book'],
  library: Library,
  inquire: (wording: StoredWording, reading: WordingReading) => void,
): Promise<WordingReader> => {
  const readings = createReadings(book, library);
  for await (const wording of store.wordings()) inquire(wording, readings.add(wording));
  return readings;
};

/** Somebody who listens while the wordings are read. */
export interface Inquiry {
  readonly hear: (wording: StoredWording, reading: WordingReading) => void;
  /** Called when all wordings were read. */
  readonly ask: (readings: WordingReader, book: Readings['book'], runs: RunIndex) => void;
}

/** What a store and a library have to be read for before mistakes can be counted. */
export interface StoreReading extends CountingInput {
  readonly problems: readonly Problem[];
}

/** Reads each wording of a store once, its runs, and what people judged. */
export const readStore = async (
  store: Omit<ReadStore, 'mistakes'>,
  { patterns, retrieve }: ReadOptions,
  horizon: Horizon,
  inquiry?: Inquiry,
): Promise<StoreReading> => {
  const { library, problems } = compileLibrary(patterns);
  const opened = openBook(await store.signatureState());
  const runs = await readRuns(store);
  const reader = await readWordings(store, opened.book, library, inquiry?.hear ?? (() => undefined));
  inquiry?.ask(reader, opened.book, runs);
  return {
    horizon,
    library,
    readings: reader.finish(),
    runs,
    settled: await readSettled(store),
    retrieve,
    problems: [...opened.problems, ...problems],
  };
};

/** Passes all mistakes of a store through, each without its texts. */
export const passMistakes = async <Found>(
  store: Pick<EventStore, 'mistakes'>,
  { add, finish }: Pass<Found>,
): Promise<Found> => {
  for await (const records of store.mistakes()) for (const record of records) add(record);
  return finish();
};
