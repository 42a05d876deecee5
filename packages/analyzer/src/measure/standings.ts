import type { Episode, Escalation, TrendState } from '@feedback/schema';
import { couldEscalate, ESCALATING, escalationsOf, type Recent } from '../statistics/escalations.ts';
import { DAY_MS } from './days.ts';
import { QUIET_DAYS } from './quiet-episodes.ts';
import type { Exposure } from './exposure.ts';
import type { PatternRecord, PatternRecords } from './pattern-records.ts';
import type { Horizon } from './period.ts';

/** Where a pattern stands at present, whatever the period. */
export interface Standing {
  readonly state: TrendState;
  /** `null` where the past is too short to expect anything. */
  readonly escalation: Escalation | null;
}

/** Weeks of the past that the last one is compared with, at most and at least. */
const PAST_WEEKS = 26;
const MIN_PAST_WEEKS = 4;
const WEEK_MS = 7 * DAY_MS;
/** A mistake that comes again after so long a quiet is back, rather than rare. */
const REGRESSED_AFTER = 2 * QUIET_DAYS * DAY_MS;
const QUIET_MS = QUIET_DAYS * DAY_MS;

interface Facts {
  readonly records: PatternRecords;
  readonly episodesOf: (pattern: string) => readonly Episode[];
  readonly exposureOf: (record: PatternRecord | undefined) => Exposure;
  readonly horizon: Horizon;
  readonly firstFact: string | undefined;
}

/** Sightings per week, the last 7 days first; the future is left out. */
const sightingsByWeek = ({ sightings }: PatternRecord, now: number): number[] => {
  const weeks = Array.from({ length: PAST_WEEKS + 1 }, () => 0);
  for (const timestamp of sightings.values()) {
    const week = Math.floor((now - Date.parse(timestamp)) / WEEK_MS);
    if (week >= 0 && week < weeks.length) weeks[week] = (weeks[week] ?? 0) + 1;
  }
  return weeks;
};

/** Whole weeks back to the first fact, with exposure, the last one apart. */
const weeksOf = (record: PatternRecord, exposure: Exposure, now: number, first: number): Recent => {
  const buckets = sightingsByWeek(record, now).map((episodes, week) => ({
    episodes,
    exposure: exposure.between(now - (week + 1) * WEEK_MS + 1, now - week * WEEK_MS + 1),
    from: now - (week + 1) * WEEK_MS,
  }));
  const [recent = { episodes: 0, exposure: 0 }, ...past] = buckets;
  return { recent, past: past.filter((week) => week.exposure > 0 && week.from >= first) };
};

/** The weeks to compare; `undefined` where the past is too short, or nobody has looked lately. */
const comparable = (
  record: PatternRecord,
  { exposureOf, horizon, firstFact }: Omit<Facts, 'records'>,
): Recent | undefined => {
  const first = Date.parse(firstFact ?? record.firstSeen);
  const weeks = weeksOf(record, exposureOf(record), horizon.now.getTime(), first);
  return weeks.past.length < MIN_PAST_WEEKS || weeks.recent.exposure === 0 ? undefined : weeks;
};

const escalationsByPattern = (facts: Facts): ReadonlyMap<string, Escalation> => {
  // Sorted, so that sums of fractions don't depend on the order in which mistakes came.
  const names = [...facts.records.keys()].toSorted();
  const found = names.flatMap((pattern) => {
    const record = facts.records.get(pattern);
    const weeks = record === undefined ? undefined : comparable(record, facts);
    return weeks === undefined ? [] : [{ pattern, weeks }];
  });
  const surprises = escalationsOf(found.map(({ weeks }) => weeks));
  return new Map(
    found.flatMap(({ pattern, weeks }, index) => {
      const surprise = surprises[index];
      return surprise === undefined ? [] : [[pattern, { observed: weeks.recent.episodes, ...surprise }]];
    }),
  );
};

/** Whether the stretch that is on, or was on lately, came after a long quiet in which somebody looked. */
const cameBack = ({ sightings }: PatternRecord, episodes: readonly Episode[], now: number): boolean => {
  const resolved = episodes.flatMap(({ resolved_at }) =>
    resolved_at === undefined ? [] : [Date.parse(resolved_at)],
  );
  const times = [...sightings.values()].map((timestamp) => Date.parse(timestamp)).toSorted((a, b) => b - a);
  let previous = now;
  for (const time of times) {
    const [until, from] = [previous, time];
    if (until - from >= REGRESSED_AFTER)
      return until !== now && resolved.some((at) => at > from && at < until);
    // Only what began again within the recent past is news.
    if (now - time > REGRESSED_AFTER) return false;
    previous = time;
  }
  return false;
};

const isGone = (episodes: readonly Episode[], lastSeen: number, now: number): boolean =>
  now - lastSeen >= QUIET_MS && episodes.every(({ resolved_at }) => resolved_at !== undefined);

const stateOf = (
  record: PatternRecord,
  escalation: Escalation | null,
  facts: Pick<Facts, 'episodesOf' | 'horizon'>,
): TrendState => {
  const now = facts.horizon.now.getTime();
  const episodes = facts.episodesOf(record.pattern);
  if (isGone(episodes, Date.parse(record.lastSeen), now)) return 'resolved';
  if (now - Date.parse(record.firstSeen) < QUIET_MS) return 'new';
  if (escalation !== null && escalation.adjusted <= ESCALATING) return 'escalating';
  return cameBack(record, episodes, now) ? 'regressed' : 'ongoing';
};

/**
 * Where each pattern stands. Resolved: nothing is open, and nothing was seen for 14 days. New: first seen in the last 14 days.
 * Escalating: the last 7 days are beyond what the up to 26 weeks before let expect (`escalationsOf`). Regressed: back within the last 28 days after 28 days of quiet. Else ongoing.
 */
export const standingsOf = (facts: Facts): { readonly of: (pattern: string) => Standing } => {
  const escalations = escalationsByPattern(facts);
  return {
    of: (pattern) => {
      const record = facts.records.get(pattern);
      const escalation = escalations.get(pattern) ?? null;
      return { state: record === undefined ? 'resolved' : stateOf(record, escalation, facts), escalation };
    },
  };
};

/**
 * The state of a pattern as far as its own record tells it; `undefined` where it may be escalating, which is told by how it
 * compares with all others (`standingsOf`).
 */
export const stateAlone = (record: PatternRecord, facts: Omit<Facts, 'records'>): TrendState | undefined => {
  const state = stateOf(record, null, facts);
  if (state === 'resolved' || state === 'new') return state;
  const weeks = comparable(record, facts);
  return weeks !== undefined && couldEscalate(weeks) ? undefined : state;
};
