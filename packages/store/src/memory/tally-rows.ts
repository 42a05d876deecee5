import type { PatternTally } from '@feedback/schema';
import { compareTallies, severityOfWeight } from '../tally-order.ts';
import type { JudgedRow } from './event-matcher.ts';

interface Sum {
  events: number;
  occurrences: number;
  severity: number | null;
  firstSeen: string;
  lastSeen: string;
}

const add = (sum: Sum, row: JudgedRow): void => {
  sum.events += 1;
  sum.occurrences += row.count;
  if (row.severity !== null) sum.severity = Math.max(sum.severity ?? 0, row.severity);
  if (row.timestamp < sum.firstSeen) sum.firstSeen = row.timestamp;
  if (row.timestamp > sum.lastSeen) sum.lastSeen = row.timestamp;
};

/** Counts rows by effective pattern, most occurrences first. */
export const tallyRows = (rows: Iterable<JudgedRow>): PatternTally[] => {
  const sums = new Map<string | null, Sum>();
  for (const row of rows) {
    const sum = sums.get(row.effective) ?? {
      events: 0,
      occurrences: 0,
      severity: null,
      firstSeen: row.timestamp,
      lastSeen: row.timestamp,
    };
    add(sum, row);
    sums.set(row.effective, sum);
  }
  return Array.from(sums, ([pattern, sum]) => ({
    pattern,
    ...sum,
    severity: severityOfWeight(sum.severity),
  })).toSorted(compareTallies);
};
