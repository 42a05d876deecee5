import type { Exposed } from '@feedback/schema';
import { BURST_SIZES, burstWeightsOf, type BurstWeights } from './burst-sizes.ts';
import { betaProbability } from './quantiles.ts';
import { totalOf } from './totals.ts';

/** What a past lets expect of a stretch of time. */
export interface Surprise {
  readonly expected: number;
  /** Of as many events as were seen, or more. */
  readonly probability: number;
}

/**
 * What is expected where events come in bursts of a size, variance = φ·mean. Jeffreys' ½ is half of an independent event, so
 * half a burst; the mean is known as if by (events + φ/2)/φ of them. Negative binomial of size k, 1/k = (φ − 1)/μ + φ/(events + φ/2): the scatter, and the mean's own error.
 */
const predict = (past: Exposed, recent: Exposed, burst: number): Surprise => {
  const events = past.episodes + burst / 2;
  const expected = (events / past.exposure) * recent.exposure;
  const size = 1 / ((burst - 1) / expected + burst / events);
  return { expected, probability: betaProbability(expected / (expected + size), recent.episodes, size) };
};

/**
 * The upper tail of the Gamma–Poisson (negative binomial) predictive distribution: the rate of a bucket is Gamma distributed
 * among buckets, its mean known from the past (Gelman et al. 2013, Bayesian Data Analysis, §2.6), and P(Y ≥ y) = I_{μ/(μ+k)}(y, k). A few
 * weeks don't tell how large bursts are, so the tail is the mean of those of all sizes, by how probable each is: by default from the past alone.
 */
export const surpriseOf = (
  history: readonly Exposed[],
  recent: Exposed,
  bursts: BurstWeights = burstWeightsOf([history])[0] ?? [],
): Surprise => {
  const past = totalOf(history);
  if (past.exposure === 0 || recent.exposure === 0) return { expected: 0, probability: 1 };
  let [expected, probability] = [0, 0];
  for (const [index, burst] of BURST_SIZES.entries()) {
    const weight = bursts[index] ?? 0;
    const found = predict(past, recent, burst);
    expected += weight * found.expected;
    probability += weight * found.probability;
  }
  // Weights add up to 1 but for rounding.
  return { expected, probability: recent.episodes === 0 ? 1 : Math.min(1, probability) };
};

/** The probability by the burst size that lets expect the least: `surpriseOf` gives no lower one, however sizes are weighed. */
export const leastProbability = (history: readonly Exposed[], recent: Exposed): number => {
  const past = totalOf(history);
  if (past.exposure === 0 || recent.exposure === 0 || recent.episodes === 0) return 1;
  return Math.min(...BURST_SIZES.map((burst) => predict(past, recent, burst).probability));
};
