import type { Effectiveness, Episode, Exposed } from '@feedback/schema';
import { DAY_MS } from './days.ts';
import type { Exposure } from './exposure.ts';

/** Fewer episodes before than this can't tell an effect from chance, whatever came after. */
export const MIN_PRIOR_EPISODES = 20;

/** Half-open stretches of time before and after what is judged, milliseconds since 1970. */
export interface Windows {
  readonly before: readonly [from: number, to: number];
  readonly after: readonly [from: number, to: number];
}

/** The rate after ÷ the rate before, episodes per exposure; `null` where one of them isn't defined or the first is 0. */
export const rateRatio = (before: Exposed, after: Exposed): number | null =>
  before.episodes === 0 || before.exposure === 0 || after.exposure === 0
    ? null
    : after.episodes / after.exposure / (before.episodes / before.exposure);

/**
 * Windows of the same length on both sides of an instant, cut where nothing is known: at the first fact, and at present.
 * The exposure of time in which nobody looked would flatter the rate before.
 */
export const windowsAround = (
  instant: number,
  days: number,
  known: { readonly first: number; readonly now: number },
): Windows => ({
  before: [Math.min(instant, Math.max(instant - days * DAY_MS, known.first)), instant],
  after: [instant, Math.max(instant, Math.min(instant + days * DAY_MS, known.now + 1))],
});

/** The halves of the last `days` days, for want of an instant that divides them. Both ends count. */
export const windowHalves = (days: number, now: number): Windows => {
  const [start, middle] = [now - days * DAY_MS, now - (days * DAY_MS) / 2];
  return { before: [start, middle], after: [middle, now + 1] };
};

/**
 * An episode counts on each side on which it was seen: one that goes on is not shown to be gone, and a mistake that is as
 * steady as ever must not look like one that stopped.
 */
const exposed = (
  episodes: readonly Episode[],
  exposure: Exposure,
  [from, to]: readonly [number, number],
): Exposed => ({
  episodes: episodes.filter(
    ({ introduced_at, last_seen_at }) => Date.parse(introduced_at) < to && Date.parse(last_seen_at) >= from,
  ).length,
  exposure: exposure.between(from, to),
});

const reasonOf = (before: Exposed, after: Exposed, sides: readonly [string, string]): string => {
  if (before.exposure === 0) return `Nothing is known from ${sides[0]}.`;
  if (after.exposure === 0) return `Nothing is known from ${sides[1]} yet.`;
  if (before.episodes < MIN_PRIOR_EPISODES)
    return `${before.episodes} ${before.episodes === 1 ? 'episode' : 'episodes'} in ${sides[0]}; below ${MIN_PRIOR_EPISODES} an effect can't be told from chance.`;
  return `The interval of the rate ratio is not computed, so that chance can't be ruled out.`;
};

/**
 * Episodes per exposure before and after. The verdict is `insufficient_data` throughout: `helps` needs an interval that
 * lies below 1, and one that takes a mistake's bursts for independent events would be far too narrow.
 */
export const measureEffect = (
  pattern: string,
  activeSince: string | null,
  facts: { readonly episodes: readonly Episode[]; readonly exposure: Exposure },
  windows: Windows,
  sides: readonly [string, string] = ['the time before it became active', 'the time since it became active'],
): Effectiveness => {
  const before = exposed(facts.episodes, facts.exposure, windows.before);
  const after = exposed(facts.episodes, facts.exposure, windows.after);
  return {
    pattern,
    active_since: activeSince,
    exposure_unit: facts.exposure.unit,
    before,
    after,
    rate_ratio: rateRatio(before, after),
    interval: null,
    dispersion: null,
    verdict: 'insufficient_data',
    reason: reasonOf(before, after, sides),
  };
};

/** 1 − rate ratio, clamped to 0…1; `null` while there is no verdict, for a ratio of small numbers is mostly chance. */
export const effectivenessScore = ({
  verdict,
  rate_ratio,
}: Pick<Effectiveness, 'verdict' | 'rate_ratio'>): number | null =>
  verdict === 'insufficient_data' || rate_ratio === null ? null : Math.min(1, Math.max(0, 1 - rate_ratio));
