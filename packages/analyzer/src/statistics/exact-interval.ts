import type { Exposed } from '@feedback/schema';
import { betaQuantile } from './quantiles.ts';

/**
 * The exact conditional interval of the ratio of two Poisson rates: given the sum, the count after is binomial with the odds
 * of the exposures times the ratio (Przyborowski & Wilenski 1940, Biometrika 31), whose share has Clopper and Pearson's
 * limits (1934, Biometrika 26). Counts may be divided by a dispersion, then they aren't whole. No upper limit is `Infinity`.
 */
export const exactInterval = (
  before: Exposed,
  after: Exposed,
  level: number,
): readonly [low: number, high: number] => {
  const tail = (1 - level) / 2;
  const ratioAt = (share: number): number =>
    share >= 1 ? Infinity : (share / (1 - share)) * (before.exposure / after.exposure);
  const low = after.episodes === 0 ? 0 : betaQuantile(tail, after.episodes, before.episodes + 1);
  const high = before.episodes === 0 ? 1 : betaQuantile(1 - tail, after.episodes + 1, before.episodes);
  return [ratioAt(low), ratioAt(high)];
};
