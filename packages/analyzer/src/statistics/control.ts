import { dispersionOf } from './dispersion.ts';
import type { Ratio } from './interval.ts';
import { tQuantile } from './quantiles.ts';
import { combineEffects, type LogRatio } from './random-effects.ts';
import { estimateRatio, LEVEL } from './rate-ratio.ts';
import { totalOf, type Sides } from './totals.ts';

/** What became of the mistakes that nothing was done about. */
export interface Control extends Ratio {
  /** `matched`: other mistakes of the same weight, each for itself; `pooled`: the rate of all others together. */
  readonly method: 'matched' | 'pooled';
  /** How many other mistakes it rests on. */
  readonly mistakes: number;
}

/** So many matched mistakes tell how differently mistakes go their ways. */
const MIN_MATCHED = 5;
/** A pooled rate from fewer episodes before is no yardstick. */
const MIN_POOLED = 20;

/** log((a + ½)/(b + ½)) per exposure, with its quasi-Poisson variance; ½ as in Haldane (1956) and Anscombe (1956). */
const logRatioOf = ({ before, after }: Sides): LogRatio => {
  const [b, a] = [totalOf(before), totalOf(after)];
  const { value } = dispersionOf([before, after]);
  return {
    value: Math.log(((a.episodes + 0.5) / a.exposure) * (b.exposure / (b.episodes + 0.5))),
    variance: value * (1 / (a.episodes + 0.5) + 1 / (b.episodes + 0.5)),
  };
};

const hasExposure = ({ before, after }: Sides): boolean =>
  totalOf(before).exposure > 0 && totalOf(after).exposure > 0;

/**
 * The ratio of mistakes that were as frequent before as what is judged must be, and that nothing was done about. They were
 * chosen by the same threshold, so they fall back to their mean alike; and how far they scatter is how far a mistake goes by
 * itself. The interval is the prediction for one more of them: mean ± t(k − 1)·√(τ² + variance) (Higgins, Thompson &
 * Spiegelhalter 2009, J. R. Stat. Soc. A 172, equation 12).
 */
const matchedControl = (matched: readonly Sides[]): Control => {
  const { mean, variance, heterogeneity } = combineEffects(matched.map(logRatioOf));
  const half = tQuantile((1 + LEVEL) / 2, matched.length - 1) * Math.sqrt(variance + heterogeneity);
  return {
    method: 'matched',
    mistakes: matched.length,
    ratio: Math.exp(mean),
    interval: [Math.exp(mean - half), Math.exp(mean + half)],
  };
};

/** The control series of others that nothing was done about: matched where five or more are as frequent, else pooled, else none. */
export const controlOf = (others: readonly Sides[], pooled: Sides, minPrior: number): Control | undefined => {
  const matched = others.filter((sides) => hasExposure(sides) && totalOf(sides.before).episodes >= minPrior);
  if (matched.length >= MIN_MATCHED) return matchedControl(matched);
  const [before, after] = [totalOf(pooled.before), totalOf(pooled.after)];
  const estimate = before.episodes < MIN_POOLED ? undefined : estimateRatio(pooled.before, pooled.after);
  if (estimate === undefined) return undefined;
  // Where everything has stopped, half an event keeps the ratio above 0; its interval is open below.
  const ratio = Math.max(estimate.ratio, (0.5 / after.exposure) * (before.exposure / before.episodes));
  return { method: 'pooled', mistakes: others.length, ratio, interval: estimate.interval };
};
