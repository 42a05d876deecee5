import type { Exposed } from '@feedback/schema';
import { dispersionOf } from './dispersion.ts';
import { betaProbability } from './quantiles.ts';
import { totalOf } from './totals.ts';

/** What a past lets expect of a stretch of time. */
export interface Surprise {
  readonly expected: number;
  /** Of as many events as were seen, or more. */
  readonly probability: number;
}

/** A short past without bursts doesn't say that there are none: φ counts as if so many weeks had shown what the prior says. */
const PRIOR_BUCKETS = 20;

/** φ of a mistake of which nothing is known: bursts of four at a time. */
export const PRIOR_DISPERSION = 4;

/**
 * The upper tail of the Gamma–Poisson (negative binomial) predictive distribution: the rate of a bucket is Gamma distributed
 * among buckets, its mean known from the past (Gelman et al. 2013, Bayesian Data Analysis, §2.6; Jeffreys' ½), and P(Y ≥ y) =
 * I_{μ/(μ+k)}(y, k). 1/k = (φ − 1)/μ·(1 + 1/n) + 1/(events + ½): the scatter of a bucket, of the mean of n, and the mean's own
 * error. φ is drawn towards a prior, since few weeks hold few bursts.
 */
export const surpriseOf = (
  history: readonly Exposed[],
  recent: Exposed,
  prior = PRIOR_DISPERSION,
): Surprise => {
  const past = totalOf(history);
  if (past.exposure === 0 || recent.exposure === 0) return { expected: 0, probability: 1 };
  const expected = ((past.episodes + 0.5) / past.exposure) * recent.exposure;
  if (recent.episodes === 0) return { expected, probability: 1 };
  const buckets = history.length;
  const dispersion =
    (buckets * dispersionOf([history]).value + PRIOR_BUCKETS * prior) / (buckets + PRIOR_BUCKETS);
  const size = 1 / (((dispersion - 1) / expected) * (1 + 1 / buckets) + 1 / (past.episodes + 0.5));
  return { expected, probability: betaProbability(expected / (expected + size), recent.episodes, size) };
};
