import {
  severityWeight,
  type Analysis,
  type MetricsContext,
  type PatternCount,
  type RankedPattern,
} from '@feedback/schema';

const FREQUENT = 10;
const CRITICAL = 5;

/** What code generation is told: the ten most frequent patterns, the first five of high or critical severity, all counts. */
export const contextOf = (
  counts: readonly PatternCount[],
  ranked: readonly RankedPattern[],
): MetricsContext => ({
  high_frequency_patterns: counts.slice(0, FREQUENT).map(({ pattern }) => pattern),
  critical_patterns: ranked
    .filter(({ severity }) => severityWeight(severity) >= severityWeight('high'))
    .slice(0, CRITICAL)
    .map(({ pattern }) => pattern),
  pattern_counts: Object.fromEntries(counts.map(({ pattern, count }) => [pattern, count])),
});

/** The same from a finished analysis. */
export const contextFromAnalysis = ({ ranked }: Pick<Analysis, 'ranked'>): MetricsContext =>
  contextOf(
    ranked.toSorted((a, b) => b.count - a.count),
    ranked,
  );
