import { parseTimestamp, type ParsedTimestamp } from '@feedback/schema';
import { textOf, wholeOf } from '../json/json-access.ts';

/** The first of these that is a time; webhooks write `2026-01-30 10:00:00 UTC`. */
export const timeOf = (...values: readonly unknown[]): ParsedTimestamp | undefined =>
  values
    .map((value) => parseTimestamp(textOf(value)?.replace(/ UTC$/, 'Z')))
    .find((parsed) => parsed !== undefined);

/**
 * Whether a deployment or a job failed. Those that were `canceled`, `skipped`, `blocked`, `manual`, … neither succeeded nor failed:
 * `undefined`.
 */
export const hasFailed = (status: unknown): boolean | undefined =>
  status === 'success' ? false : status === 'failed' ? true : undefined;

/** The first of these that is an id, as text. */
export const idOf = (...values: readonly unknown[]): string | undefined => {
  const id = values.map((value) => wholeOf(value)).find((found) => found !== undefined);
  return id === undefined ? undefined : String(id);
};
