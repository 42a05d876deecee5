import type { ParsedTimestamp } from '@feedback/schema';
import { timeOfMilliseconds, timeOfText } from '../run/run-time.ts';

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, by their size. */
const PER_MILLISECOND: readonly number[] = [1e-3, 1, 1e3, 1e6];

const ofCount = (count: number): ParsedTimestamp | undefined =>
  PER_MILLISECOND.map((unit) => timeOfMilliseconds(count / unit)).find((found) => found !== undefined);

/** The time that a field of a record holds, as a text or as a count since 1970. */
export const instantOf = (value: unknown): ParsedTimestamp | undefined => {
  if (typeof value === 'number') return ofCount(value);
  if (typeof value !== 'string') return undefined;
  if (/^\d{9,20}(?:\.\d+)?$/.test(value)) return ofCount(Number(value));
  return timeOfText(value);
};
