import type { Control as ControlRecord, Effectiveness, Segmented } from '@feedback/schema';
import type { Control } from '../statistics/control.ts';
import {
  judgeEffect,
  MIN_PRIOR_EPISODES,
  type Doubt,
  type Effect,
  type Missing,
} from '../statistics/effect.ts';
import type { Interval } from '../statistics/interval.ts';
import { rateRatio } from '../statistics/rate-ratio.ts';
import type { SegmentedEstimate } from '../statistics/segmented-regression.ts';
import { totalOf, type Sides } from '../statistics/totals.ts';

/** An upper limit beyond this says that there is none, and infinity is no JSON. */
const LARGEST = 1_000_000;

/** The interval as a record: finite numbers. */
export const recordInterval = ([low, high]: Interval): [number, number] => [
  Math.min(low, LARGEST),
  Math.min(high, LARGEST),
];

/** What the two sides are called in a sentence. */
type SideNames = readonly [before: string, after: string];

const SIDES: SideNames = ['the time before it became active', 'the time since it became active'];

const missingReason = (missing: Missing, episodes: number, [before, after]: SideNames): string => {
  const reasons: Readonly<Record<Missing, string>> = {
    nothing_before: `Nothing is known from ${before}.`,
    nothing_after: `Nothing is known from ${after} yet.`,
    few_before: `${episodes} ${episodes === 1 ? 'episode' : 'episodes'} in ${before}; below ${MIN_PRIOR_EPISODES} an effect can't be told from chance.`,
    short_after: `Less than two weeks are known from ${after}: a lull would look the same.`,
  };
  return reasons[missing];
};

const DOUBTS: Readonly<Record<Doubt, string>> = {
  not_throughout:
    'The interval lies below 1, but the rate fell only against part of the time before: the end of one bad stretch looks the same.',
  trend: 'The interval lies below 1, but no further than the trend before leads: it was fading already.',
};

const basis = (control: Control | undefined): string =>
  control === undefined ? '' : `, the change of other patterns (× ${control.ratio.toFixed(2)}) divided out`;

const reasonOf = (
  effect: Effect,
  episodes: number,
  control: Control | undefined,
  names: SideNames,
): string => {
  switch (effect.kind) {
    case 'insufficient_data':
      return missingReason(effect.missing, episodes, names);
    case 'helps':
      return `The whole interval lies below 1, and the rate against each third of the time before${basis(control)}.`;
    case 'worse':
      return `The whole interval lies above 1${basis(control)}.`;
    case 'no_clear_effect':
      return effect.doubt === undefined ? `The interval holds 1${basis(control)}.` : DOUBTS[effect.doubt];
    default:
      return effect satisfies never;
  }
};

const controlRecord = (control: Control | undefined): ControlRecord | null =>
  control === undefined ? null : { ...control, interval: recordInterval(control.interval) };

const segmentedRecord = (segmented: SegmentedEstimate | undefined): Segmented | null =>
  segmented === undefined
    ? null
    : {
        level_ratio: segmented.levelRatio,
        interval: recordInterval(segmented.interval),
        trend_per_week: segmented.trendPerBucket,
      };

const numbersOf = (effect: Effect, control: Control | undefined) =>
  effect.kind === 'insufficient_data'
    ? { interval: null, dispersion: null, control_ratio: null, control: null, method: null, segmented: null }
    : {
        rate_ratio: Math.min(effect.judged.ratio, LARGEST),
        interval: recordInterval(effect.judged.interval),
        dispersion: effect.raw.dispersion.value,
        control_ratio: control?.ratio ?? null,
        control: controlRecord(control),
        method: effect.raw.method,
        segmented: segmentedRecord(effect.segmented),
      };

/** Episodes per exposure on both sides of a pattern's activation, and what that says: see `judgeEffect`. */
export const measureEffect = (
  pattern: { readonly name: string; readonly activeSince: string; readonly exposureUnit: string },
  sides: Sides,
  control: Control | undefined,
): Effectiveness => {
  const [before, after] = [totalOf(sides.before), totalOf(sides.after)];
  const raw = rateRatio(before, after);
  const effect = judgeEffect(sides, control);
  return {
    pattern: pattern.name,
    active_since: pattern.activeSince,
    exposure_unit: pattern.exposureUnit,
    before,
    after,
    rate_ratio: raw,
    raw_ratio: raw,
    verdict: effect.kind,
    reason: reasonOf(effect, before.episodes, control, SIDES),
    ...numbersOf(effect, control),
  };
};

const HALVES: SideNames = ['the first half of the window', 'the second half of the window'];

/** The same numbers for the halves of a window, without a verdict: nothing is known to have happened between them. */
export const compareHalves = (
  pattern: { readonly name: string; readonly exposureUnit: string },
  sides: Sides,
): Effectiveness => {
  const [before, after] = [totalOf(sides.before), totalOf(sides.after)];
  const effect = judgeEffect(sides, undefined);
  const ratio = rateRatio(before, after);
  return {
    pattern: pattern.name,
    active_since: null,
    exposure_unit: pattern.exposureUnit,
    before,
    after,
    rate_ratio: ratio,
    raw_ratio: ratio,
    interval: null,
    dispersion: null,
    verdict: 'insufficient_data',
    reason:
      effect.kind === 'insufficient_data'
        ? missingReason(effect.missing, before.episodes, HALVES)
        : "It isn't known since when the pattern is active; the halves of the window are compared without a verdict.",
  };
};

/**
 * 1 − rate ratio, clamped to 0…1; `null` while there is no verdict, for a ratio of small numbers is mostly chance. It is a
 * point without its error: read it beside the verdict and the interval.
 */
export const effectivenessScore = ({
  verdict,
  rate_ratio,
}: Pick<Effectiveness, 'verdict' | 'rate_ratio'>): number | null =>
  verdict === 'insufficient_data' || rate_ratio === null ? null : Math.min(1, Math.max(0, 1 - rate_ratio));
