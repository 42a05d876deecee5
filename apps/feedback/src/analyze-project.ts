import type { AnalysisResult } from '@feedback/analyzer';
import type { Analysis, EventStore, NewPattern, Pattern, PatternStats, Period } from '@feedback/schema';
import type { Context } from './context.ts';
import { createRetrieve } from './retrieve-pattern.ts';
import { keepHeapSmall } from './inputs/small-heap.ts';

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

type Resolve = (signature: string) => string | undefined;

/** What the signatures that a pattern names are by now: groups merge as more is seen. */
const signaturesOf = ({ matches }: Pattern, resolve: Resolve): readonly string[] =>
  (matches?.signatures ?? []).map((signature) => resolve(signature) ?? signature);

/** Proposals get the numbers of what they were proposed for: analysis assigns nothing to them before they are accepted. */
const withProposals = (
  stats: readonly PatternStats[],
  patterns: readonly Pattern[],
  { new_patterns }: Analysis,
  resolve: Resolve,
): readonly PatternStats[] => {
  const known = new Set(stats.map(({ pattern }) => pattern));
  const found = new Map(new_patterns.map((each) => [each.signature, each]));
  const proposals = patterns.flatMap((pattern): PatternStats[] => {
    // Several, where proposals were merged.
    const cases = [...new Set(signaturesOf(pattern, resolve))].flatMap(
      (signature) => found.get(signature) ?? [],
    );
    if (pattern.status !== 'proposed' || known.has(pattern.name) || cases.length === 0) return [];
    const seen = cases.flatMap(({ last_seen }) => last_seen ?? []);
    return [
      {
        pattern: pattern.name,
        occurrence_frequency: cases.reduce((sum, { count }) => sum + count, 0),
        last_occurrence: seen.toSorted().at(-1) ?? null,
        effectiveness: null,
      },
    ];
  });
  return [...stats, ...proposals];
};

/** What the inbox doesn't hold yet, also under the name that it had before its group grew. */
const notProposed = (
  { new_patterns }: Analysis,
  patterns: readonly Pattern[],
  resolve: Resolve,
): readonly NewPattern[] => {
  const proposed = new Set(
    patterns
      .filter(({ status }) => status === 'proposed')
      .flatMap((pattern) => signaturesOf(pattern, resolve)),
  );
  return new_patterns.filter(({ signature }) => !proposed.has(signature));
};

/** Writes to a store what an analysis thinks of its events: their signatures and their patterns. */
export const keepJudgements = async (
  store: EventStore,
  { signatures, assignments }: Pick<AnalysisResult, 'signatures' | 'assignments'>,
): Promise<void> => {
  const { ASSIGNMENT_VERSION } = await import('@feedback/analyzer');
  const { state, given, readings } = signatures;
  if (store.readings === undefined) {
    if (given.size > 0) await store.keepSignatures(state, given);
  } else if (readings !== undefined) await store.readings.keep(state, readings, readings.place);
  await store.replaceAssignments(assignments, ASSIGNMENT_VERSION);
};

/**
 * Analyses the events of the project against its library. With `update`, the store gets signatures, judgements, episodes and
 * numbers and the library gets proposals; doing so again changes nothing. A project without events is never given a store by
 * this.
 */
export const analyzeProject = async (
  context: Context,
  { period, update }: AnalyzeChoice,
): Promise<AnalyzedProject> => {
  const { analyze } = await import('@feedback/analyzer');
  keepHeapSmall();
  const library = await context.library();
  const store = await context.readStore();
  const known = library.patterns(await store.stats());
  const { analysis, assignments, episodes, stats, signatures } = await analyze(store, {
    clock: context.io.clock,
    period,
    patterns: known,
    retrieve: createRetrieve(known),
  });
  context.io.signal.throwIfAborted();
  const { resolve } = signatures;
  const numbersNow = (): readonly PatternStats[] =>
    withProposals(stats, library.patterns(), analysis, resolve);
  if (!update) return { analysis, patterns: library.patterns(numbersNow()), proposed: [] };
  // First, so that no proposal names a signature that nobody knows.
  await keepJudgements(store, { signatures, assignments });
  const found = notProposed(analysis, library.patterns(), resolve);
  const proposed = found.length === 0 ? [] : await library.propose(found);
  const numbers = numbersNow();
  await store.replaceEpisodes(episodes);
  await store.replaceStats(numbers);
  await library.recordNumbers(numbers);
  return { analysis, patterns: library.patterns(numbers), proposed };
};
