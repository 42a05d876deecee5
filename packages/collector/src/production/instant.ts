import { parseTimestamp, type ParsedTimestamp } from '@feedback/schema';

const EARLIEST = Date.UTC(2000, 0);
const LATEST = Date.UTC(2200, 0);

/** The time of milliseconds since 1970; `undefined` for what is no likely time. */
const instantOfMilliseconds = (milliseconds: number): ParsedTimestamp | undefined =>
  milliseconds >= EARLIEST && milliseconds < LATEST
    ? { timestamp: new Date(milliseconds).toISOString(), zoneAssumed: false }
    : undefined;

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, by their size. */
const PER_MILLISECOND: readonly number[] = [1e-3, 1, 1e3, 1e6];

const ofCount = (count: number): ParsedTimestamp | undefined =>
  PER_MILLISECOND.map((unit) => instantOfMilliseconds(count / unit)).find((found) => found !== undefined);

/** The time that a field of a record holds, as a text or as a count since 1970. */
export const instantOf = (value: unknown): ParsedTimestamp | undefined => {
  if (typeof value === 'number') return ofCount(value);
  if (typeof value !== 'string') return undefined;
  if (/^\d{9,20}(?:\.\d+)?$/.test(value)) return ofCount(Number(value));
  const parsed = parseTimestamp(value);
  return parsed !== undefined && parsed.timestamp >= '2000' ? parsed : undefined;
};
