import type { Trend } from '@feedback/schema';

const DAY = 86_400_000;
const LENGTH: Readonly<Record<Trend['bucket'], number>> = { day: DAY, week: 7 * DAY };

/** A stretch of time in epoch milliseconds. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

/** From the first bucket of all series to the end of the last one, so that charts can be compared; `undefined` without any. */
export const spanOf = (trends: readonly Trend[]): TimeSpan | undefined => {
  const starts = trends.flatMap(({ points }) => points.map(({ start }) => Date.parse(start)));
  const ends = trends.flatMap(({ points, bucket }) =>
    points.map(({ start }) => Date.parse(start) + LENGTH[bucket]),
  );
  if (starts.length === 0) return undefined;
  const least = (a: number, b: number): number => Math.min(a, b);
  const most = (a: number, b: number): number => Math.max(a, b);
  return { start: starts.reduce(least), end: ends.reduce(most) };
};

/** Where an instant lies in a span, in percent of its length; below 0 and above 100 outside. */
export const positionIn = ({ start, end }: TimeSpan, timestamp: string): number =>
  ((Date.parse(timestamp) - start) / (end - start)) * 100;

/** Half a bucket in percent of a span: what is counted in a bucket is drawn at its middle. */
export const halfBucket = ({ start, end }: TimeSpan, bucket: Trend['bucket']): number =>
  (LENGTH[bucket] / 2 / (end - start)) * 100;
