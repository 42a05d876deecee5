import type { AnalysisResult } from '@feedback/analyzer';
import type { Analysis, Pattern, Period } from '@feedback/schema';
import type { Context } from './context.ts';

export interface AnalyzeChoice {
  readonly period: Period;
  /** Whether judgements, numbers and proposals are kept. */
  readonly update: boolean;
}

export interface AnalyzedProject {
  readonly analysis: Analysis;
  /** The whole library with the numbers of this analysis. */
  readonly patterns: readonly Pattern[];
  /** The names that were added to the inbox. */
  readonly proposed: readonly string[];
}

/**
 * Analyses the events of the project against its library. With `update`, the store gets judgements, episodes and numbers and
 * the library gets proposals; doing so again changes nothing. A project without events is never given a store by this.
 */
export const analyzeProject = async (
  context: Context,
  { period, update }: AnalyzeChoice,
): Promise<AnalyzedProject> => {
  const { analyze } = await import('@feedback/analyzer');
  const library = await context.library();
  const store = await context.readStore();
  const look = async (): Promise<AnalysisResult> =>
    analyze(store, {
      clock: context.io.clock,
      period,
      patterns: library.patterns(await store.stats()),
    });
  const first = await look();
  context.io.signal.throwIfAborted();
  const { analysis } = first;
  if (!update) return { analysis, patterns: library.patterns(first.stats), proposed: [] };
  const proposed = analysis.new_patterns.length === 0 ? [] : await library.propose(analysis.new_patterns);
  // What was just proposed has cases too: its numbers stand beside it in the inbox at once.
  const judged = proposed.length === 0 ? first : await look();
  await store.assign(judged.assignments);
  await store.replaceEpisodes(judged.episodes);
  await store.replaceStats(judged.stats);
  await library.recordNumbers(judged.stats);
  return { analysis, patterns: library.patterns(judged.stats), proposed };
};
