import { compareText, type Bucket, type SeriesPoint } from '@feedback/schema';

const DAY_MS = 86_400_000;
const MIDNIGHT = 'T00:00:00.000Z';

/** The first instant of a day's bucket; `day` is `YYYY-MM-DD`, weeks start on Monday (UTC). */
export const bucketStart = (bucket: Bucket, day: string): string => {
  if (bucket === 'day') return day + MIDNIGHT;
  const time = Date.parse(day + MIDNIGHT);
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return new Date(time - sinceMonday * DAY_MS).toISOString();
};

/** Adds up days into buckets, in order of time. Databases count by day, so that no dialect needs to know what a week is. */
const inBuckets = <T extends object>(
  bucket: Bucket,
  days: Iterable<T & { readonly day: string }>,
  add: (sum: T, more: T) => T,
): (T & { readonly start: string })[] => {
  const sums = new Map<string, T>();
  for (const { day, ...counts } of days) {
    const start = bucketStart(bucket, day);
    const sum = sums.get(start);
    sums.set(start, sum === undefined ? (counts as unknown as T) : add(sum, counts as unknown as T));
  }
  return Array.from(sums, ([start, sum]) => Object.assign({ start }, sum)).toSorted((a, b) =>
    compareText(a.start, b.start),
  );
};

/** Mistakes by day as a series. */
export const mistakeSeries = (
  bucket: Bucket,
  days: Iterable<Omit<SeriesPoint, 'start'> & { readonly day: string }>,
): readonly SeriesPoint[] =>
  inBuckets<Omit<SeriesPoint, 'start'>>(bucket, days, (sum, more) => ({
    events: sum.events + more.events,
    occurrences: sum.occurrences + more.occurrences,
  }));

/** Runs by day as a series. */
export const runSeries = (
  bucket: Bucket,
  days: Iterable<{ readonly day: string; readonly runs: number }>,
): readonly { readonly start: string; readonly runs: number }[] =>
  inBuckets<{ readonly runs: number }>(bucket, days, (sum, more) => ({ runs: sum.runs + more.runs }));
