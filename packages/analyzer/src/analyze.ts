import { MISTAKE_KINDS, type Clock, type EventStore, type Pattern, type Period } from '@feedback/schema';
import { assembleAnalysis, type AnalysisResult } from './assemble-analysis.ts';
import { createGathering } from './gather.ts';
import { isSettled } from './judge/judge-event.ts';
import { horizonOf } from './measure/period.ts';
import { createRunIndex, type RunIndex } from './measure/run-index.ts';
import { checkSupport, checkWindow, EFFECT_WINDOW_DAYS } from './options.ts';

export interface AnalyzeOptions {
  readonly clock: Clock;
  /** The whole library, also what is archived or dismissed: what it matches is no news. */
  readonly patterns: readonly Pattern[];
  /** What part of the past the numbers of the analysis are about; everything by default. */
  readonly period?: Period;
  /** Days on each side of a pattern's activation, 91 by default. */
  readonly timeWindowDays?: number;
  /** Occurrences from which an undeclared mistake is proposed as a pattern, 2 by default. */
  readonly minSupport?: number;
}

const readRuns = async (store: EventStore): Promise<RunIndex> => {
  const index = createRunIndex();
  for await (const run of store.runs()) index.add(run);
  return index.finish();
};

const readSettled = async (store: EventStore): Promise<Map<string, string>> => {
  const settled = new Map<string, string>();
  for await (const assignment of store.assignments())
    if (isSettled(assignment)) settled.set(assignment.id, assignment.pattern);
  return settled;
};

/**
 * Analyses what a store holds: which mistakes recur, which are new, what helps. Reads only; the caller writes assignments,
 * episodes and stats back. The same facts give the same result, however often it is asked and in whatever order they came.
 * Events are streamed: memory grows with runs, patterns, signatures and episodes, not with events. Rejects with
 * `AnalyzerError` on an option out of its range, and with whatever the store rejects with.
 */
export const analyze = async (store: EventStore, options: AnalyzeOptions): Promise<AnalysisResult> => {
  const timeWindowDays = checkWindow(options.timeWindowDays ?? EFFECT_WINDOW_DAYS);
  const gathering = createGathering({
    horizon: horizonOf(options.clock, options.period ?? 'all'),
    patterns: options.patterns,
    minSupport: checkSupport(options.minSupport),
    runs: await readRuns(store),
    settled: await readSettled(store),
  });
  for await (const event of store.events({ kinds: MISTAKE_KINDS })) gathering.add(event);
  return assembleAnalysis(gathering.finish(), { timeWindowDays });
};
