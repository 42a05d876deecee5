import type { Bucket, Trend, TrendPoint } from '@feedback/schema';
import { DAY_MS, dayOf, mondayOf, startOfDay } from './days.ts';
import type { Exposure } from './exposure.ts';
import type { PatternRecord } from './pattern-records.ts';
import type { Horizon } from './period.ts';
import type { EpisodesOf } from './rank-patterns.ts';
import type { Standing } from './standings.ts';

/** A series has at most this many buckets, the latest: two years of weeks. One wrong date must not draw decades of nothing. */
const LONGEST = 104;

const bucketing = (bucket: Bucket): { readonly days: number; readonly startDay: (day: number) => number } =>
  bucket === 'week' ? { days: 7, startDay: mondayOf } : { days: 1, startDay: (day) => day };

/**
 * The series of one pattern from its first sighting in the period until now: weeks, or days when the period is a week. A
 * bucket without any is there with 0, and the exposure counts only what lies in the period and not in the future.
 */
export const trendOf = (
  record: PatternRecord,
  episodesOf: EpisodesOf,
  exposure: Exposure,
  { now, since, period }: Horizon,
  standing: Standing,
): Trend => {
  const bucket: Bucket = period === 'week' ? 'day' : 'week';
  const { days, startDay } = bucketing(bucket);
  const end = now.getTime() + 1;
  const from = since === null ? 0 : Date.parse(since);
  const last = startDay(dayOf(now.getTime()));
  const seen = [...record.days.keys()].reduce((least, day) => Math.min(least, day), last);
  const first = Math.max(startDay(since === null ? seen : dayOf(from)), last - (LONGEST - 1) * days);
  const counts = new Map<number, number>();
  for (const [day, count] of record.days) counts.set(startDay(day), (counts.get(startDay(day)) ?? 0) + count);
  const introduced = Map.groupBy(
    episodesOf(record.pattern).filter(({ introduced_at }) => since === null || introduced_at >= since),
    ({ introduced_at }) => startDay(dayOf(Date.parse(introduced_at))),
  );
  const points: TrendPoint[] = [];
  for (let day = first; day <= last; day += days)
    points.push({
      start: startOfDay(day),
      count: counts.get(day) ?? 0,
      episodes: introduced.get(day)?.length ?? 0,
      exposure: exposure.between(Math.max(day * DAY_MS, from), Math.min((day + days) * DAY_MS, end)),
    });
  return { pattern: record.pattern, bucket, points, state: standing.state, escalation: standing.escalation };
};
