import type { Exposed } from '@feedback/schema';
import { totalOf } from './totals.ts';

/**
 * How large the bursts of a mistake may be: φ = variance ÷ mean of its weeks, from independent events (1) to sixteen at a
 * time. Steps of two are as fine as some weeks can tell apart.
 */
export const BURST_SIZES = [1, 2, 4, 8, 16] as const;

/** How probable each of `BURST_SIZES` is; together 1. */
export type BurstWeights = readonly number[];

/** log Γ(a + n) − log Γ(a). */
const logRising = (a: number, n: number): number => {
  let sum = 0;
  for (let step = 0; step < n; step++) sum += Math.log(a + step);
  return sum;
};

/**
 * log of the probability that the events of a past fell to its weeks as they did, given their number: multinomial for φ = 1,
 * else Dirichlet–multinomial, which is what negative binomial weeks of mean μ and variance φμ are given their sum (Johnson,
 * Kotz & Balakrishnan 1997, Discrete Multivariate Distributions, ch. 40). Half a burst is added to the mean, as in the prediction.
 */
const logLikelihood = (weeks: readonly Exposed[], { episodes, exposure }: Exposed, size: number): number => {
  const shape = (episodes + size / 2) / (size - 1);
  let sum = size === 1 ? 0 : -logRising(shape, episodes);
  for (const week of weeks) {
    if (week.episodes === 0) continue;
    const share = week.exposure / exposure;
    sum += size === 1 ? week.episodes * Math.log(share) : logRising(shape * share, week.episodes);
  }
  return sum;
};

/** The likelihood of each burst size, the largest as 1. */
const likelihoodsOf = (weeks: readonly Exposed[]): readonly number[] => {
  const seen = weeks.filter(({ exposure }) => exposure > 0);
  const total = totalOf(seen);
  if (total.episodes === 0) return BURST_SIZES.map(() => 1);
  const logs = BURST_SIZES.map((size) => logLikelihood(seen, total, size));
  const most = Math.max(...logs);
  return logs.map((log) => Math.exp(log - most));
};

const normalized = (values: readonly number[]): number[] => {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
};

const updated = (prior: BurstWeights, likelihoods: readonly number[]): number[] =>
  normalized(prior.map((weight, index) => weight * (likelihoods[index] ?? 0)));

/** Beside the others, one mistake counts of which nothing is known (Perks 1947), so that a calm library does not rule bursts out. */
const PSEUDO_COUNT = 1 / BURST_SIZES.length;
/** Enough for weights that are good to a hundredth. */
const ROUNDS = 30;

/**
 * How probable each burst size is for each of several mistakes: by its own past, and by what sizes the others show (empirical
 * Bayes with a nonparametric prior, Laird 1978, J. Am. Stat. Assoc. 73, by expectation–maximization). In the order of the input.
 */
export const burstWeightsOf = (pasts: readonly (readonly Exposed[])[]): readonly BurstWeights[] => {
  const likelihoods = pasts.map(likelihoodsOf);
  const add = (sums: readonly number[], weights: readonly number[], sign = 1): number[] =>
    sums.map((sum, index) => sum + sign * (weights[index] ?? 0));
  let sums = BURST_SIZES.map(() => PSEUDO_COUNT);
  let own: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const prior = normalized(sums);
    own = likelihoods.map((each) => updated(prior, each));
    sums = own.reduce<number[]>(
      (all, each) => add(all, each),
      BURST_SIZES.map(() => PSEUDO_COUNT),
    );
  }
  // What a mistake itself shows counts once.
  return likelihoods.map((each, index) => updated(normalized(add(sums, own[index] ?? [], -1)), each));
};
