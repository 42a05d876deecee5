import type { Exposed } from '@feedback/schema';
import { betaProbability } from './quantiles.ts';
import { totalOf } from './totals.ts';

/** What a past lets expect of a stretch of time. */
export interface Surprise {
  readonly expected: number;
  /** Of as many events as were seen, or more. */
  readonly probability: number;
}

/** A short past without bursts doesn't say that there are none: it counts with so many buckets of strong ones. */
const PRIOR_BUCKETS = 4;
const PRIOR_SCATTER = 1;

/** The relative variance of the rate among buckets, by moments: Σ((y − μ)² − μ) / Σμ², drawn towards the prior. */
const scatterOf = (history: readonly Exposed[], rate: number): number => {
  let [excess, squares] = [0, 0];
  for (const { episodes, exposure } of history) {
    const expected = rate * exposure;
    excess += (episodes - expected) ** 2 - expected;
    squares += expected * expected;
  }
  const own = squares === 0 ? 0 : Math.max(0, excess / squares);
  return (history.length * own + PRIOR_BUCKETS * PRIOR_SCATTER) / (history.length + PRIOR_BUCKETS);
};

/**
 * The upper tail of the Gamma–Poisson (negative binomial) predictive distribution: the rate of a bucket is Gamma distributed
 * with mean and variance from the buckets of the past (Gelman et al. 2013, Bayesian Data Analysis, §2.6; Jeffreys' ½ for the
 * mean), and P(Y ≥ y) = I_{μ/(μ+k)}(y, k). The error of the mean adds to the variance.
 */
export const surpriseOf = (history: readonly Exposed[], recent: Exposed): Surprise => {
  const past = totalOf(history);
  if (past.exposure === 0 || recent.exposure === 0) return { expected: 0, probability: 1 };
  const rate = (past.episodes + 0.5) / past.exposure;
  const expected = rate * recent.exposure;
  if (recent.episodes === 0) return { expected, probability: 1 };
  const scatter = scatterOf(history, rate);
  const size = 1 / (scatter * (1 + 1 / history.length) + 1 / (past.episodes + 0.5));
  return { expected, probability: betaProbability(expected / (expected + size), recent.episodes, size) };
};
