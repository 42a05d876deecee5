import { patternName, type EventFilter } from '@feedback/schema';
import type { EventRow } from '../event-row.ts';

/** An event with the pattern that it effectively belongs to: the assigned one, else the declared one. */
export interface JudgedRow extends EventRow {
  readonly effective: string | null;
}

const within = (value: string, since: string | undefined, until: string | undefined): boolean =>
  (since === undefined || value >= since) && (until === undefined || value < until);

/** The predicate of a filter. */
export const eventMatcher = (filter: EventFilter): ((row: JudgedRow) => boolean) => {
  const kinds = filter.kinds && new Set<string>(filter.kinds);
  const patterns = filter.patterns && new Set<string | null>(filter.patterns.map(patternName));
  return (row) =>
    within(row.timestamp, filter.since, filter.until) &&
    (kinds === undefined || kinds.has(row.kind)) &&
    (patterns === undefined || patterns.has(row.effective)) &&
    (filter.runId === undefined || row.run_id === filter.runId);
};
