import type { Exposed } from '@feedback/schema';
import { adjustProbabilities } from './benjamini-hochberg.ts';
import { burstWeightsOf } from './burst-sizes.ts';
import { leastProbability, surpriseOf, type Surprise } from './gamma-poisson.ts';

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

/**
 * How surprising the last days of several mistakes are. What is expected of the bursts of one is learned from the others too
 * (`burstWeightsOf`), and probabilities are adjusted for their number, 30 at least. In the order of the input.
 */
export const escalationsOf = (all: readonly Recent[]): AdjustedSurprise[] => {
  const bursts = burstWeightsOf(all.map(({ past }) => past));
  const surprises = all.map(({ past, recent }, index) => surpriseOf(past, recent, bursts[index]));
  const looks = surprises.map(({ probability }) => probability);
  while (looks.length < LEAST_LOOKS) looks.push(1);
  const adjusted = adjustProbabilities(looks);
  return surprises.map(({ expected, probability }, index) => ({
    expected,
    probability,
    adjusted: adjusted[index] ?? 1,
  }));
};

/** Whether a mistake could count as escalating beside some others; if not, it doesn't whatever they are. */
export const couldEscalate = ({ past, recent }: Recent): boolean =>
  leastProbability(past, recent) <= ESCALATING;
