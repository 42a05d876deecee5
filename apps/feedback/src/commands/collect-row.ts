import type { Problem } from '@feedback/schema';

/** What was read in one file: the counts of a careful reader, and what was new to the store. */
export interface CollectRow {
  readonly path: string;
  /** `null` when the file was not read. */
  readonly format: string | null;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly findings: number;
  readonly events_new: number;
  readonly events_known: number;
  /** Secrets, e-mail addresses and home folders that were taken out before anything was stored. */
  readonly redacted: number;
  readonly problems: readonly Problem[];
}

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
