import * as z from 'zod';
import { Source } from './event.ts';
import { Timestamp } from './timestamp.ts';

const count = z.int().nonnegative();

/** What a careful reader counts in a report. A failing test that also errors is one; a retried test that passed is flaky. */
export const Totals = z.object({
  tests: count.optional(),
  failures: count.optional(),
  errors: count.optional(),
  skipped: count.optional(),
  flaky: count.optional(),
  findings: count.optional(),
  /** Scanned or reported files. */
  files: count.optional(),
});
export type Totals = z.infer<typeof Totals>;

/** What kind of exposure a run is: what had to happen for a mistake of some kind to be observable. */
export const RunKind = z.enum([
  'tests',
  'scan',
  'review',
  'deployment',
  'commits',
  'log',
  'benchmark',
  'document',
]);
export type RunKind = z.infer<typeof RunKind>;

/** One ingested report, stored also when nothing failed: the exposure behind every rate. */
export const Run = z.object({
  /** The run key: equal to `source.run_id` of the events that were read with it. */
  run_id: z.string().min(1),
  kind: RunKind,
  timestamp: Timestamp,
  zone_assumed: z.literal(true).optional(),
  project: z.string().optional(),
  source: Source,
  /** Runs of one scope repeat the same work, so a later one without a mistake says that it is gone. */
  scope: z.string(),
  /** The report was cut short or its tool broke down, so it does not say that a mistake it lacks is gone. */
  partial: z.literal(true).optional(),
  totals: Totals,
});
export type Run = z.infer<typeof Run>;
