import * as z from 'zod';
import { Problem } from './problem.ts';
import { Severity } from './severity.ts';
import { Timestamp } from './timestamp.ts';

const count = z.int().nonnegative();

/** How much of the past an analysis looks at: everything, the last 30 days, the last 7 days. */
export const Period = z.enum(['all', 'month', 'week']);
export type Period = z.infer<typeof Period>;

/** Rows of the metrics document by category, with the original's names. */
export const MetricsSummary = z.object({
  total: count,
  bugs: count,
  test_failures: count,
  code_reviews: count,
  performance_metrics: count,
  deployment_issues: count,
});
export type MetricsSummary = z.infer<typeof MetricsSummary>;

export const PatternCount = z.object({ pattern: z.string(), count });
export type PatternCount = z.infer<typeof PatternCount>;

export const RankedPattern = z.object({
  pattern: z.string(),
  severity: Severity,
  severity_weight: z.int(),
  /** Occurrences. */
  count,
  episodes: count,
  first_seen: Timestamp.nullable(),
  last_seen: Timestamp.nullable(),
});
export type RankedPattern = z.infer<typeof RankedPattern>;

/** One observed case of a new pattern, with the original's `type` and the fields of its kind. */
export const PatternDetail = z.looseObject({ type: z.string() });
export type PatternDetail = z.infer<typeof PatternDetail>;

/** A mistake that recurs and that no pattern of the library covers. */
export const NewPattern = z.object({
  /** The proposed name. */
  pattern: z.string(),
  signature: z.string(),
  /** The message with its variable parts masked as `<*>`. */
  template: z.string(),
  count,
  severity: Severity,
  /** Distinct runs it was seen in. */
  runs: count,
  first_seen: Timestamp.nullable(),
  last_seen: Timestamp.nullable(),
  events: z.array(z.string()),
  details: z.array(PatternDetail),
});
export type NewPattern = z.infer<typeof NewPattern>;

export const TrendPoint = z.object({
  /** The first instant of the bucket. */
  start: Timestamp,
  count,
  episodes: count,
  /** Runs of the kind that could have shown it; days where no runs are known. */
  exposure: z.number().nonnegative(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

export const Trend = z.object({
  pattern: z.string(),
  bucket: z.enum(['day', 'week']),
  points: z.array(TrendPoint),
});
export type Trend = z.infer<typeof Trend>;

export const Exposed = z.object({ episodes: count, exposure: z.number().nonnegative() });
export type Exposed = z.infer<typeof Exposed>;

/** Whether a pattern has reduced its mistake. Every number that cannot be had honestly is `null`. */
export const Effectiveness = z.object({
  pattern: z.string(),
  active_since: Timestamp.nullable(),
  /** The unit of `exposure`: `runs`, `scans`, … or `days`. */
  exposure_unit: z.string(),
  before: Exposed,
  after: Exposed,
  /** Rate after ÷ rate before. */
  rate_ratio: z.number().nonnegative().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  dispersion: z.number().nullable(),
  verdict: z.enum(['helps', 'no_clear_effect', 'worse', 'insufficient_data']),
  /** Why, in a sentence. */
  reason: z.string(),
});
export type Effectiveness = z.infer<typeof Effectiveness>;

/** All that one analysis found: what `analyze --json` prints, and what reports and screens draw. */
export const Analysis = z.object({
  schema_version: z.literal(1),
  generated_at: Timestamp,
  period: Period,
  /** The first instant looked at; `null` for everything. */
  since: Timestamp.nullable(),
  summary: MetricsSummary,
  runs: z.object({ total: count, by_kind: z.record(z.string(), count) }),
  high_frequency: z.array(PatternCount),
  ranked: z.array(RankedPattern),
  new_patterns: z.array(NewPattern),
  trends: z.array(Trend),
  effectiveness: z.array(Effectiveness),
  hot_files: z.array(z.object({ path: z.string(), count })),
  /** Mistakes that belong to no pattern. */
  unassigned: count,
  problems: z.array(Problem),
});
export type Analysis = z.infer<typeof Analysis>;

/** What code generation is told about the past, with the original's names. */
export const MetricsContext = z.object({
  high_frequency_patterns: z.array(z.string()),
  critical_patterns: z.array(z.string()),
  pattern_counts: z.record(z.string(), count),
});
export type MetricsContext = z.infer<typeof MetricsContext>;
