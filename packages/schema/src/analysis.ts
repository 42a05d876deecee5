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

/** Where a mistake stands: first seen lately, seen as ever, back after a long quiet, on the rise, or gone. */
export const TrendState = z.enum(['new', 'ongoing', 'regressed', 'escalating', 'resolved']);
export type TrendState = z.infer<typeof TrendState>;

/** How the last 7 days compare with what the weeks before let expect. */
export const Escalation = z.object({
  /** Sightings in the last 7 days: runs that showed it; days where no runs are known. */
  observed: count,
  expected: z.number().nonnegative(),
  /** Of as many sightings or more, if nothing changed. */
  probability: z.number().min(0).max(1),
  /** The same, adjusted for how many patterns were looked at. */
  adjusted: z.number().min(0).max(1),
});
export type Escalation = z.infer<typeof Escalation>;

export const Trend = z.object({
  pattern: z.string(),
  bucket: z.enum(['day', 'week']),
  points: z.array(TrendPoint),
  state: TrendState.optional(),
  /** `null` where the past is too short to expect anything. */
  escalation: Escalation.nullable().optional(),
});
export type Trend = z.infer<typeof Trend>;

export const Exposed = z.object({ episodes: count, exposure: z.number().nonnegative() });
export type Exposed = z.infer<typeof Exposed>;

const ratio = z.number().nonnegative();
const interval = z.tuple([ratio, ratio]);

/** What became meanwhile of mistakes that nothing was done about. */
export const Control = z.object({
  /** `matched`: other patterns that were as frequent, each for itself; `pooled`: the rate of all others together. */
  method: z.enum(['matched', 'pooled']),
  /** How many other patterns. */
  mistakes: count,
  ratio,
  interval,
});
export type Control = z.infer<typeof Control>;

/** A change of level beside the trend that goes through both sides. */
export const Segmented = z.object({ level_ratio: ratio, interval, trend_per_week: ratio });
export type Segmented = z.infer<typeof Segmented>;

export const Verdict = z.enum(['helps', 'no_clear_effect', 'worse', 'insufficient_data']);
export type Verdict = z.infer<typeof Verdict>;

/** Whether a pattern has reduced its mistake. Every number that cannot be had honestly is `null`. */
export const Effectiveness = z.object({
  pattern: z.string(),
  active_since: Timestamp.nullable(),
  /** The unit of `exposure`: `runs`, `scans`, … or `days`. */
  exposure_unit: z.string(),
  before: Exposed,
  after: Exposed,
  /** Rate after ÷ rate before; divided by the ratio of `control` where there is one. */
  rate_ratio: ratio.nullable(),
  /** 95 % interval of `rate_ratio`. */
  interval: interval.nullable(),
  /** How much more the weekly numbers scatter than independent events would: 1 or more. */
  dispersion: z.number().nullable(),
  verdict: Verdict,
  /** Why, in a sentence. */
  reason: z.string(),
  /** Rate after ÷ rate before, before the control was divided out. */
  raw_ratio: ratio.nullable().optional(),
  /** The ratio of `control`. */
  control_ratio: ratio.nullable().optional(),
  control: Control.nullable().optional(),
  /** How the interval of the raw ratio was made. */
  method: z.enum(['exact', 'scaled_exact', 'quasi_poisson']).nullable().optional(),
  /** From 8 weeks on each side. */
  segmented: Segmented.nullable().optional(),
});
export type Effectiveness = z.infer<typeof Effectiveness>;

/** Whether the library as a whole has reduced its mistakes: most single patterns stay too small to tell. */
export const LibraryEffect = z.object({
  /** Patterns with a known activation and something known on both sides of it. */
  patterns: count,
  episodes_before: count,
  episodes_after: count,
  /** Episodes after, had the rates stayed as the controls say. */
  expected_after: z.number().nonnegative(),
  rate_ratio: ratio.nullable(),
  interval: interval.nullable(),
  verdict: Verdict,
  reason: z.string(),
});
export type LibraryEffect = z.infer<typeof LibraryEffect>;

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
  library_effect: LibraryEffect.optional(),
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
