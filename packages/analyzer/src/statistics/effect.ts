import { isFallThroughout } from './fall-throughout.ts';
import type { Control } from './control.ts';
import { divideRatios, type Ratio } from './interval.ts';
import { estimateRatio, type RatioEstimate } from './rate-ratio.ts';
import { segmentedRegression, type SegmentedEstimate } from './segmented-regression.ts';
import { totalOf, type Sides } from './totals.ts';

/** Fewer episodes before than this can't tell an effect from chance, whatever came after. */
export const MIN_PRIOR_EPISODES = 20;

/** Why there is no verdict. */
export type Missing = 'nothing_before' | 'nothing_after' | 'few_before' | 'short_after';

/** What was found instead of an effect, though the interval lies below 1. */
export type Doubt = 'not_throughout' | 'trend';

/** What two rows of weeks say about a change between them. */
export type Effect =
  | { readonly kind: 'insufficient_data'; readonly missing: Missing }
  | {
      readonly kind: 'helps' | 'no_clear_effect' | 'worse';
      readonly raw: RatioEstimate;
      /** After the control was divided out. */
      readonly judged: Ratio;
      readonly segmented: SegmentedEstimate | undefined;
      readonly doubt: Doubt | undefined;
    };

/** Weeks after, below which a lull of what comes in bursts looks like an end. */
const MIN_WEEKS_AFTER = 2;

const missingOf = ({ before, after }: Sides, minPrior: number): Missing | undefined => {
  const [b, a] = [totalOf(before), totalOf(after)];
  if (b.exposure === 0) return 'nothing_before';
  if (a.exposure === 0) return 'nothing_after';
  if (b.episodes < minPrior) return 'few_before';
  return after.filter(({ exposure }) => exposure > 0).length < MIN_WEEKS_AFTER ? 'short_after' : undefined;
};

/** A level no lower than the trend leads to, or, where the trend surely falls, one that isn't surely lower. */
const isTrend = ({ levelRatio, interval, trendInterval }: SegmentedEstimate): boolean =>
  levelRatio >= 1 || (trendInterval[1] < 1 && interval[1] >= 1);

const doubtOf = ({ before, after }: Sides, segmented: SegmentedEstimate | undefined): Doubt | undefined => {
  if (!isFallThroughout(before, after)) return 'not_throughout';
  return segmented !== undefined && isTrend(segmented) ? 'trend' : undefined;
};

const judgedRatio = (sides: Sides, raw: RatioEstimate, control: Control | undefined): Ratio => {
  if (control === undefined) return raw;
  const [b, a] = [totalOf(sides.before), totalOf(sides.after)];
  return divideRatios(raw, control, (0.5 / a.exposure) * (b.exposure / b.episodes));
};

/**
 * Judges a change. `helps` wants all of: the whole interval of the ratio, others' ratio divided out, below 1; a fall against
 * each third of the time before; and, where a trend can be told, a level below it. `worse` wants the interval above 1.
 */
export const judgeEffect = (
  sides: Sides,
  control: Control | undefined,
  minPrior = MIN_PRIOR_EPISODES,
): Effect => {
  const missing = missingOf(sides, minPrior);
  if (missing !== undefined) return { kind: 'insufficient_data', missing };
  const raw = estimateRatio(sides.before, sides.after);
  if (raw === undefined) return { kind: 'insufficient_data', missing: 'few_before' };
  const judged = judgedRatio(sides, raw, control);
  const segmented = segmentedRegression(sides);
  const [low, high] = judged.interval;
  const doubt = high < 1 ? doubtOf(sides, segmented) : undefined;
  const kind = high < 1 && doubt === undefined ? 'helps' : low > 1 ? 'worse' : 'no_clear_effect';
  return { kind, raw, judged, segmented, doubt };
};
