import {
  isMistake,
  MISTAKE_KINDS,
  type Clock,
  type EventStore,
  type MistakeEvent,
  type NewPattern,
  type Pattern,
  type Period,
} from '@feedback/schema';
import { assembleAnalysis, type AnalysisResult } from './assemble-analysis.ts';
import { createGathering } from './gather.ts';
import type { Retrieve } from './judge/judge-mistakes.ts';
import type { FoundPattern } from './measure/new-patterns.ts';
import { withDetails } from './measure/pattern-detail.ts';
import { horizonOf } from './measure/period.ts';
import { summaryOfKinds } from './measure/summary.ts';
import { checkRuns, checkSupport, checkWindow, EFFECT_WINDOW_DAYS } from './options.ts';
import { passMistakes, readStore, type ReadStore } from './read-store.ts';
import { foundSignatures } from './signatures/found-signatures.ts';

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

/** Patterns whose events are read at once. */
const READ_AT_ONCE = 100;

/** What of a store an analysis reads. */
export type AnalyzedStore = ReadStore & Pick<EventStore, 'countByKind' | 'eventsById'>;

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

/**
 * Analyses what a store holds: which mistakes recur, which are new, what helps. Reads only; the caller writes signatures,
 * assignments, episodes and stats back. The same facts give the same result, however often it is asked and in whatever order
 * they came. Words that an analysis before has read are
 * not read again, and mistakes without their texts: memory grows with wordings, runs, patterns, signatures
 * and episodes, not with events. Rejects with `AnalyzerError` on an option out of its range, and with whatever the store
 * rejects with.
 */
export const analyze = async (store: AnalyzedStore, options: AnalyzeOptions): Promise<AnalysisResult> => {
  const timeWindowDays = checkWindow(options.timeWindowDays ?? EFFECT_WINDOW_DAYS);
  const horizon = horizonOf(options.clock, options.period ?? 'all');
  const { problems, read: upTo, ...read } = await readStore(store, options, horizon);
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
    signatures: foundSignatures(readings, upTo),
  };
};
