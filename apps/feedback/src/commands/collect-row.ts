import type { IngestResult } from '@feedback/collector';
import type { Problem } from '@feedback/schema';

/** What was read in one file: the counts of a careful reader, and what was new to the store. */
export type CollectRow = IngestResult;

const COUNTS = [
  'tests',
  'failures',
  'errors',
  'skipped',
  'findings',
  'events_new',
  'events_known',
  'redacted',
] as const satisfies readonly (keyof CollectRow)[];

export type CollectTotals = Pick<CollectRow, (typeof COUNTS)[number]>;

/** A row of a file that was not read. */
export const emptyRow = (path: string, problems: readonly Problem[]): CollectRow => ({
  path,
  format: null,
  tests: 0,
  failures: 0,
  errors: 0,
  skipped: 0,
  findings: 0,
  events_new: 0,
  events_known: 0,
  redacted: 0,
  problems,
});

/** The sums of all rows. */
export const addUp = (rows: readonly CollectRow[]): CollectTotals =>
  Object.fromEntries(
    COUNTS.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]),
  ) as unknown as CollectTotals;
