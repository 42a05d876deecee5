import type { Analysis, Pattern, PatternStats, Period } from '@feedback/schema';
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

/** Proposals get the numbers of what they were proposed for: analysis assigns nothing to them before they are accepted. */
const withProposals = (
  stats: readonly PatternStats[],
  patterns: readonly Pattern[],
  { new_patterns }: Analysis,
): readonly PatternStats[] => {
  const known = new Set(stats.map(({ pattern }) => pattern));
  const found = new Map(new_patterns.map((each) => [each.signature, each]));
  const proposals = patterns.flatMap(({ name, status, matches }): PatternStats[] => {
    // Several, where proposals were merged.
    const cases = matches?.signatures?.flatMap((signature) => found.get(signature) ?? []) ?? [];
    if (status !== 'proposed' || known.has(name) || cases.length === 0) return [];
    const seen = cases.flatMap(({ last_seen }) => last_seen ?? []);
    return [
      {
        pattern: name,
        occurrence_frequency: cases.reduce((sum, { count }) => sum + count, 0),
        last_occurrence: seen.toSorted().at(-1) ?? null,
        effectiveness: null,
      },
    ];
  });
  return [...stats, ...proposals];
};

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
  const { analysis, assignments, episodes, stats } = await analyze(store, {
    clock: context.io.clock,
    period,
    patterns: library.patterns(await store.stats()),
  });
  context.io.signal.throwIfAborted();
  const numbersNow = (): readonly PatternStats[] => withProposals(stats, library.patterns(), analysis);
  if (!update) return { analysis, patterns: library.patterns(numbersNow()), proposed: [] };
  const proposed = analysis.new_patterns.length === 0 ? [] : await library.propose(analysis.new_patterns);
  const numbers = numbersNow();
  await store.assign(assignments);
  await store.replaceEpisodes(episodes);
  await store.replaceStats(numbers);
  await library.recordNumbers(numbers);
  return { analysis, patterns: library.patterns(numbers), proposed };
};
