import * as z from 'zod';

/** An instant in UTC, ISO 8601 with milliseconds and `Z`, e.g. `2026-01-31T12:00:00.000Z`. */
export const Timestamp = z.iso.datetime({ precision: 3 });
export type Timestamp = z.infer<typeof Timestamp>;

export interface ParsedTimestamp {
  readonly timestamp: Timestamp;
  /** The text named no zone and was read as UTC. */
  readonly zoneAssumed: boolean;
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

const zoneMinutes = (zone: string | undefined): number => {
  if (zone === undefined || /^z$/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
};

/**
 * Reads an ISO 8601 date or date-time. A time without zone is read as UTC and marked.
 * Returns `undefined` for anything else, also for days that no calendar has (2026-02-30).
 */
export const parseTimestamp = (text: unknown): ParsedTimestamp | undefined => {
  if (typeof text !== 'string') return undefined;
  const match = ISO.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = match;
  const millisecond = Math.trunc(Number(`0.${fraction}`) * 1000);
  const fields = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [y, mo, d, h, mi, s] = fields;
  if (h > 23 || mi > 59 || s > 59) return undefined;
  const local = new Date(0);
  local.setUTCFullYear(y, mo - 1, d);
  if (local.getUTCMonth() !== mo - 1 || local.getUTCDate() !== d) return undefined;
  local.setUTCHours(h, mi - zoneMinutes(zone), s, millisecond);
  const timestamp = local.toISOString();
  return timestamp.length === 24 ? { timestamp, zoneAssumed: zone === undefined } : undefined;
};
