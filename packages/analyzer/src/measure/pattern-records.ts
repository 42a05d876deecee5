import { worseSeverity, type PatternCount, type RunKind, type Severity } from '@feedback/schema';
import type { Mistake } from '../mistake.ts';
import { dayOf } from './days.ts';

/** What is counted of one pattern. */
export interface PatternRecord {
  readonly pattern: string;
  /** Occurrences in the period. */
  count: number;
  /** Occurrences ever. */
  total: number;
  /** The worst that a review said; `undefined` where none did. */
  severity: Severity | undefined;
  firstSeen: string;
  lastSeen: string;
  /** Kinds of the runs it was seen in; `undefined` among them when it was also seen outside of runs. */
  readonly runKinds: Set<RunKind | undefined>;
  /** Occurrences in the period by UTC day. */
  readonly days: Map<number, number>;
  /** When it was first seen in each run that showed it, and on each day outside of runs; whatever the period. */
  readonly sightings: Map<string, string>;
}

/** The records of patterns by name, in the order in which they were first seen. */
export type PatternRecords = ReadonlyMap<string, PatternRecord>;

const startRecord = (pattern: string, { record }: Mistake): PatternRecord => ({
  pattern,
  count: 0,
  total: 0,
  severity: undefined,
  firstSeen: record.timestamp,
  lastSeen: record.timestamp,
  runKinds: new Set(),
  days: new Map(),
  sightings: new Map(),
});

/** A run shows a mistake or not, and so does a day: 300 failures of one broken build are one sighting. */
const sight = (
  { sightings }: PatternRecord,
  { timestamp, run_id }: Mistake['record'],
  runKind?: RunKind,
): void => {
  const key = runKind === undefined ? `day ${timestamp.slice(0, 10)}` : (run_id ?? '');
  const known = sightings.get(key);
  if (known === undefined || timestamp < known) sightings.set(key, timestamp);
};

const count = (record: PatternRecord, { record: fact, inPeriod, runKind }: Mistake): void => {
  const { timestamp, severity } = fact;
  record.total += fact.count;
  record.runKinds.add(runKind);
  if (timestamp < record.firstSeen) record.firstSeen = timestamp;
  if (timestamp > record.lastSeen) record.lastSeen = timestamp;
  if (severity !== null) record.severity = worseSeverity(severity, record.severity ?? severity);
  sight(record, fact, runKind);
  if (!inPeriod) return;
  record.count += fact.count;
  const day = dayOf(Date.parse(timestamp));
  record.days.set(day, (record.days.get(day) ?? 0) + fact.count);
};

/** Counts mistakes by the pattern they belong to; those that belong to none are passed over. */
export const createPatternRecords = (): {
  readonly add: (mistake: Mistake) => void;
  readonly records: PatternRecords;
} => {
  const records = new Map<string, PatternRecord>();
  return {
    records,
    add: (mistake) => {
      if (mistake.pattern === undefined) return;
      const record = records.get(mistake.pattern) ?? startRecord(mistake.pattern, mistake);
      records.set(mistake.pattern, record);
      count(record, mistake);
    },
  };
};

/** Patterns by occurrences in the period, most first; equals keep the order in which they were first seen. */
export const countPatterns = (records: PatternRecords, threshold: number): PatternCount[] =>
  [...records.values()]
    .filter((record) => record.count >= Math.max(threshold, 1))
    .map(({ pattern, count }) => ({ pattern, count }))
    .toSorted((a, b) => b.count - a.count);
