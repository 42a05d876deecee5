import type { Finding, Problem } from '@feedback/schema';

/** What was found in a file, in order of place, and what went wrong on the way. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

export const NOTHING: CheckResult = { findings: [], problems: [] };
