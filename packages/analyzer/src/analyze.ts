import {
  isMistake,
  MISTAKE_KINDS,
  type Clock,
  type EventStore,
  type MistakeEvent,
  type NewPattern,
  type Pattern,
  type Period,
  type StoredWording,
} from '@feedback/schema';
import { assembleAnalysis, type AnalysisResult, type GivenSignatures } from './assemble-analysis.ts';
import { createGathering, type CountingInput, type Pass } from './gather.ts';
import { isSettled, type Retrieve } from './judge/judge-mistakes.ts';
import { compileLibrary, type Library } from './judge/library.ts';
import {
  createReadings,
  openBook,
  type Readings,
  type WordingReader,
  type WordingReading,
} from './judge/read-wordings.ts';
import type { FoundPattern } from './measure/new-patterns.ts';
import { withDetails } from './measure/pattern-detail.ts';
import { horizonOf, type Horizon } from './measure/period.ts';
import { createRunIndex, type RunIndex } from './measure/run-index.ts';
import { summaryOfKinds } from './measure/summary.ts';
import { checkRuns, checkSupport, checkWindow, EFFECT_WINDOW_DAYS } from './options.ts';

export interface AnalyzeOptions {
  readonly clock: Clock;
  /** The whole library, also what is archived or dismissed: what it matches is no news. */
  readonly patterns: readonly Pattern[];
  /** What part of the past the numbers of the analysis are about; everything by default. */
  readonly period?: Period;
  /** Days on each side of a pattern's activation, 91 by default. */
  readonly timeWindowDays?: number;
  /** Occurrences from which an undeclared mistake is proposed as a pattern, 2 by default … */
  readonly minSupport?: number;
  /** … and runs that must have shown it, where its runs are known; findings may instead be in so many files. 2 by default. */
  readonly minRuns?: number;
  /** Looks for the pattern of what nothing in the library matches; the caller decides how sure is sure enough. */
  readonly retrieve?: Retrieve;
}

/** What of a store an analysis reads. */
export type AnalyzedStore = Pick<
  EventStore,
  'assignments' | 'countByKind' | 'eventsById' | 'mistakes' | 'runs' | 'signatureState' | 'wordings'
>;

const readRuns = async (store: AnalyzedStore): Promise<RunIndex> => {
  const index = createRunIndex();
  for await (const run of store.runs()) index.add(run);
  return index.finish();
};

const readSettled = async (store: AnalyzedStore): Promise<Map<string, string>> => {
  const settled = new Map<string, string>();
  for await (const assignment of store.assignments())
    if (isSettled(assignment)) settled.set(assignment.id, assignment.pattern);
  return settled;
};

const readWordings = async (
  store: AnalyzedStore,
  book: Readings['book'],
  library: Library,
  inquire: (wording: StoredWording, reading: WordingReading) => void,
): Promise<WordingReader> => {
  const readings = createReadings(book, library);
  for await (const wording of store.wordings()) inquire(wording, readings.add(wording));
  return readings;
};

/** A pair for each wording at once would take as much memory as all that was read of them. */
const givenSignatures = (given: Readings['given']): GivenSignatures => ({
  size: given.length,
  *[Symbol.iterator]() {
    for (const { id, signature } of given) if (signature !== undefined) yield [id, signature];
  },
});

/** Patterns whose events are read at once. */
const READ_AT_ONCE = 100;

const readDetails = async (
  store: AnalyzedStore,
  found: readonly FoundPattern[],
): Promise<readonly NewPattern[]> => {
  const detailed: NewPattern[] = [];
  for (let from = 0; from < found.length; from += READ_AT_ONCE) {
    const some = found.slice(from, from + READ_AT_ONCE);
    const ids = some.flatMap(({ events, examples }) => [...events, ...examples]);
    const read = (await store.eventsById([...new Set(ids)])).filter(isMistake);
    const byId = new Map<string, MistakeEvent>(read.map((event) => [event.event_id, event]));
    for (const one of some) detailed.push(withDetails(one, byId));
  }
  return detailed;
};

/** Somebody who listens while the wordings are read. */
export interface Inquiry {
  readonly hear: (wording: StoredWording, reading: WordingReading) => void;
  /** Called when all wordings were read. */
  readonly ask: (readings: WordingReader, book: Readings['book'], runs: RunIndex) => void;
}

/** What a store and a library have to be read for before mistakes can be counted. */
export interface StoreReading extends CountingInput {
  readonly problems: AnalysisResult['analysis']['problems'];
}

/** Reads each wording of a store once, its runs, and what people judged. */
export const readStore = async (
  store: AnalyzedStore,
  { patterns, retrieve }: Pick<AnalyzeOptions, 'patterns' | 'retrieve'>,
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

/**
 * Analyses what a store holds: which mistakes recur, which are new, what helps. Reads only; the caller writes signatures,
 * assignments, episodes and stats back. The same facts give the same result, however often it is asked and in whatever order
 * they came. Each wording is read once, each mistake without its texts: memory grows with wordings, runs, patterns, signatures
 * and episodes, not with events. Rejects with `AnalyzerError` on an option out of its range, and with whatever the store
 * rejects with.
 */
export const analyze = async (store: AnalyzedStore, options: AnalyzeOptions): Promise<AnalysisResult> => {
  const timeWindowDays = checkWindow(options.timeWindowDays ?? EFFECT_WINDOW_DAYS);
  const horizon = horizonOf(options.clock, options.period ?? 'all');
  const { problems, ...read } = await readStore(store, options, horizon);
  const { readings } = read;
  const gathered = await passMistakes(
    store,
    createGathering({
      ...read,
      patterns: options.patterns,
      minSupport: checkSupport(options.minSupport),
      minRuns: checkRuns(options.minRuns),
    }),
  );
  const { since } = horizon;
  const counts = await store.countByKind({ kinds: MISTAKE_KINDS, ...(since === null ? {} : { since }) });
  return {
    ...assembleAnalysis(gathered, {
      timeWindowDays,
      problems,
      summary: summaryOfKinds(counts),
      newPatterns: await readDetails(store, gathered.newPatterns),
    }),
    signatures: {
      state: readings.book.toJSON(),
      given: givenSignatures(readings.given),
      resolve: (id) => readings.book.find(id)?.id,
    },
  };
};
