import type { Exposed } from '@feedback/schema';
import { adjustProbabilities } from './benjamini-hochberg.ts';
import { dispersionOf } from './dispersion.ts';
import { PRIOR_DISPERSION, surpriseOf, type Surprise } from './gamma-poisson.ts';

/** The last days of one mistake, and the weeks before them. */
export interface Recent {
  readonly past: readonly Exposed[];
  readonly recent: Exposed;
}

/** A surprise, and its probability adjusted for all that was looked at. */
export interface AdjustedSurprise extends Surprise {
  readonly adjusted: number;
}

/** A mistake counts as escalating when its adjusted probability is at most this. */
export const ESCALATING = 0.003;

/** Somebody looks every day, and an alarm is remembered for a month: a single mistake is as many looks. */
const LEAST_LOOKS = 30;
/** Degrees of freedom with which the general prior counts beside what the other mistakes show. */
const PRIOR_WEIGHT = 8;

/**
 * How surprising the last days of several mistakes are. What is expected of the scatter of one is learned from the others too
 * (empirical Bayes: Efron & Morris 1975, J. Am. Stat. Assoc. 70), and probabilities are adjusted for their number, 30 at least.
 * In the order of the input.
 */
export const escalationsOf = (all: readonly Recent[]): AdjustedSurprise[] => {
  const dispersions = all.map(({ past }) => dispersionOf([past]));
  let [squares, freedom] = [PRIOR_WEIGHT * PRIOR_DISPERSION, PRIOR_WEIGHT];
  for (const { value, degreesOfFreedom } of dispersions) {
    squares += value * degreesOfFreedom;
    freedom += degreesOfFreedom;
  }
  const surprises = all.map(({ past, recent }, index) => {
    const { value, degreesOfFreedom } = dispersions[index] ?? { value: 1, degreesOfFreedom: 0 };
    return surpriseOf(past, recent, (squares - value * degreesOfFreedom) / (freedom - degreesOfFreedom));
  });
  const looks = surprises.map(({ probability }) => probability);
  while (looks.length < LEAST_LOOKS) looks.push(1);
  const adjusted = adjustProbabilities(looks);
  return surprises.map(({ expected, probability }, index) => ({
    expected,
    probability,
    adjusted: adjusted[index] ?? 1,
  }));
};
