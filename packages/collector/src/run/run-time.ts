import { parseTimestamp, type ParsedTimestamp } from '@feedback/schema';

/** Fillers such as 1970-01-01 and 0001-01-01 are no time. */
const EARLIEST = Date.UTC(2000, 0);
const LATEST = Date.UTC(2200, 0);

/** The time of a count of milliseconds since 1970. */
export const timeOfMilliseconds = (value: unknown): ParsedTimestamp | undefined =>
  typeof value === 'number' && value >= EARLIEST && value < LATEST
    ? { timestamp: new Date(value).toISOString(), zoneAssumed: false }
    : undefined;

/** The time of a text as reports write it. */
export const timeOfText = (value: unknown): ParsedTimestamp | undefined => {
  const parsed = parseTimestamp(value);
  return parsed !== undefined && parsed.timestamp >= '2000' ? parsed : undefined;
};
