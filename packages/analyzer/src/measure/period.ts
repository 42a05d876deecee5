import { Period, type Clock } from '@feedback/schema';
import { AnalyzerError } from '../analyzer-error.ts';
import { DAY_MS } from './days.ts';

const DAYS: Readonly<Record<Period, number | null>> = { all: null, month: 30, week: 7 };

/** What part of the past an analysis looks at, and when it is made. */
export interface Horizon {
  readonly period: Period;
  readonly now: Date;
  /** The first instant of the period, ISO 8601 UTC; `null` for everything. */
  readonly since: string | null;
}

/** What the clock tells. Throws `AnalyzerError` (`INVALID_CLOCK`) where that is no time. */
export const readClock = (clock: Clock): Date => {
  const now = clock();
  if (Number.isNaN(now.getTime()))
    throw new AnalyzerError('INVALID_CLOCK', 'The clock tells no time: it returned an invalid date.');
  return now;
};

/** Reads the clock once, so that the whole analysis has one present. Throws `AnalyzerError` on a period that is none. */
export const horizonOf = (clock: Clock, period: Period): Horizon => {
  const known = Period.safeParse(period);
  if (!known.success)
    throw new AnalyzerError(
      'INVALID_OPTION',
      `period must be all, month or week, not ${JSON.stringify(period)}.`,
    );
  const now = readClock(clock);
  const days = DAYS[known.data];
  const since = days === null ? null : new Date(now.getTime() - days * DAY_MS).toISOString();
  return { period: known.data, now, since };
};

/** Whether an instant lies in the period. Nothing ends it: a clock that is ahead must not hide what it stamped. */
export const isInPeriod = (timestamp: string, { since }: Horizon): boolean =>
  since === null || timestamp >= since;
