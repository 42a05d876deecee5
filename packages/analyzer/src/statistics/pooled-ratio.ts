import { dispersionOf } from './dispersion.ts';
import type { Ratio } from './interval.ts';
import { tQuantile } from './quantiles.ts';
import { LEVEL } from './rate-ratio.ts';
import { totalOf, type Sides } from './totals.ts';

/** One mistake of several that are judged together. */
export interface Stratum {
  readonly sides: Sides;
  /** What became of others meanwhile; 1 where nothing is known of any. */
  readonly controlRatio: number;
}

/** A ratio of several mistakes, and how many episodes were to be expected without any change. */
export interface PooledRatio extends Ratio {
  readonly expected: number;
}

/** Strata from which their own scatter tells the error. */
const MIN_STRATA = 5;

interface Terms {
  readonly upper: number;
  readonly lower: number;
  readonly variance: number;
}

/** The stratum's part of numerator, denominator and variance of the Mantel–Haenszel ratio. */
const termsOf = ({ sides, controlRatio }: Stratum): Terms => {
  const [b, a] = [totalOf(sides.before), totalOf(sides.after)];
  const exposure = a.exposure * controlRatio;
  const all = b.exposure + exposure;
  return {
    upper: (a.episodes * b.exposure) / all,
    lower: (b.episodes * exposure) / all,
    variance: ((a.episodes + b.episodes) * b.exposure * exposure) / (all * all),
  };
};

const sum = (terms: readonly Terms[], part: keyof Terms): number =>
  terms.reduce((total, one) => total + one[part], 0);

/** Half an event after, so that none at all has a logarithm. */
const logRatio = (upper: number, lower: number): number => Math.log((upper + 0.25) / lower);

/** The variance of the logarithm when each stratum in turn is left out (Efron 1982, §3). */
const jackknife = (terms: readonly Terms[], upper: number, lower: number): number => {
  const without = terms.map((one) => logRatio(upper - one.upper, lower - one.lower));
  const mean = without.reduce((total, one) => total + one, 0) / without.length;
  const squares = without.reduce((total, one) => total + (one - mean) ** 2, 0);
  return ((terms.length - 1) / terms.length) * squares;
};

/**
 * One rate ratio of many mistakes, each with its own exposure and date: Mantel & Haenszel's over person-time (Rothman,
 * Greenland & Lash 2008, Modern Epidemiology, ch. 15). Variance: Greenland & Robins' (1985, Biometrics 41) times φ, or, from five strata on,
 * the jackknife's over strata if that is larger, for mistakes differ. `undefined` where no stratum has a rate before.
 */
export const poolRatios = (strata: readonly Stratum[]): PooledRatio | undefined => {
  const usable = strata.filter(
    ({ sides }) => totalOf(sides.before).exposure > 0 && totalOf(sides.after).exposure > 0,
  );
  const terms = usable.map(termsOf);
  const [upper, lower] = [sum(terms, 'upper'), sum(terms, 'lower')];
  if (!(lower > 0)) return undefined;
  const { value, degreesOfFreedom } = dispersionOf(
    usable.flatMap(({ sides }) => [sides.before, sides.after]),
  );
  const model = (value * sum(terms, 'variance')) / ((upper + 0.25) * lower);
  const many = terms.length >= MIN_STRATA && terms.every((one) => one.lower < lower);
  const observed = many ? jackknife(terms, upper, lower) : 0;
  const freedom = observed > model ? terms.length - 1 : Math.max(1, degreesOfFreedom);
  const half = tQuantile((1 + LEVEL) / 2, freedom) * Math.sqrt(Math.max(model, observed));
  const centre = logRatio(upper, lower);
  const ratio = upper / lower;
  return {
    ratio,
    interval: [Math.min(ratio, Math.exp(centre - half)), Math.exp(centre + half)],
    expected: usable.reduce((total, { sides, controlRatio }) => {
      const [b, a] = [totalOf(sides.before), totalOf(sides.after)];
      return total + (b.episodes / b.exposure) * a.exposure * controlRatio;
    }, 0),
  };
};
