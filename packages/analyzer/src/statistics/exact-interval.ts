import type { Exposed } from '@feedback/schema';
import type { Interval } from './interval.ts';
import { betaProbability } from './quantiles.ts';

const HALVINGS = 60;

/** P(Y < y) + ½·P(Y = y) for a binomial Y of y + rest trials, by incomplete beta functions, so that counts needn't be whole. */
const midProbability = (y: number, rest: number, share: number): number => {
  const below = y === 0 ? 0 : 1 - betaProbability(share, y, rest + 1);
  const upTo = rest === 0 ? 1 : 1 - betaProbability(share, y + 1, rest);
  return (below + upTo) / 2;
};

/** The share at which the mid-probability, which falls as the share grows, is `probability`. */
const shareAt = (probability: number, y: number, rest: number): number => {
  let [low, high] = [0, 1];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (midProbability(y, rest, middle) > probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/**
 * The exact conditional interval of the ratio of two Poisson rates: given the sum, the count after is binomial with the odds
 * of the exposures times the ratio (Przyborowski & Wilenski 1940, Biometrika 31), and half of what was seen itself counts to
 * each tail (mid-P: Lancaster 1961, J. Am. Stat. Assoc. 56; Berry & Armitage 1995, The Statistician 44), for without that 95 %
 * intervals of small counts cover 97 to 99 %. Counts may be divided by a dispersion, then they aren't whole.
 */
export const exactInterval = (before: Exposed, after: Exposed, level: number): Interval => {
  const tail = (1 - level) / 2;
  const ratioAt = (share: number): number => (share / (1 - share)) * (before.exposure / after.exposure);
  const [y, rest] = [after.episodes, before.episodes];
  return [
    y === 0 ? 0 : ratioAt(shareAt(1 - tail, y, rest)),
    rest === 0 ? Infinity : ratioAt(shareAt(tail, y, rest)),
  ];
};
