import type { Exposed } from '@feedback/schema';
import { dispersionOf, type Dispersion } from './dispersion.ts';
import { exactInterval } from './exact-interval.ts';
import type { Interval } from './interval.ts';
import { tQuantile, normalQuantile } from './quantiles.ts';
import { totalOf } from './totals.ts';

/** How the interval of a ratio was made. */
type RatioMethod = 'exact' | 'scaled_exact' | 'quasi_poisson';

/** The ratio of two rates with what is known of its error. */
export interface RatioEstimate {
  /** The rate after ÷ the rate before. */
  readonly ratio: number;
  readonly interval: Interval;
  readonly dispersion: Dispersion;
  readonly method: RatioMethod;
}

/** The level of every interval that is shown. */
export const LEVEL = 0.95;

/** Below so many independent events on a side, the logarithm of its rate isn't near enough to normal. */
const NORMAL_FROM = 5;

const NONE: Dispersion = { value: 1, degreesOfFreedom: 0 };

const effective = ({ episodes, exposure }: Exposed, dispersion: number): Exposed => ({
  episodes: episodes / dispersion,
  exposure,
});

/** The rate after ÷ the rate before; `null` where one of them isn't defined or the first is 0. */
export const rateRatio = (before: Exposed, after: Exposed): number | null =>
  before.episodes === 0 || before.exposure === 0 || after.exposure === 0
    ? null
    : after.episodes / after.exposure / (before.episodes / before.exposure);

/**
 * The ratio of the rates of two rows of buckets, with an interval that knows of bursts. Where the counts scatter as Poisson's
 * law says (φ = 1) it is the exact conditional one. Else log ratio ± t·√(φ(1/a + 1/b)) with the degrees of freedom of φ
 * (McCullagh & Nelder 1989, §9.2; Wald), or, where a side has fewer than 5 events' worth, the exact one on counts divided by
 * φ(t/z)². `undefined` where `rateRatio` is `null`. `least` is a dispersion that is known from more of the same mistake.
 */
export const estimateRatio = (
  before: readonly Exposed[],
  after: readonly Exposed[],
  least: Dispersion = NONE,
  level = LEVEL,
): RatioEstimate | undefined => {
  const [b, a] = [totalOf(before), totalOf(after)];
  const ratio = rateRatio(b, a);
  if (ratio === null) return undefined;
  const own = dispersionOf([before, after]);
  const dispersion = own.value >= least.value ? own : least;
  const { value, degreesOfFreedom } = dispersion;
  if (value === 1) return { ratio, interval: exactInterval(b, a, level), dispersion, method: 'exact' };
  const t = tQuantile((1 + level) / 2, degreesOfFreedom);
  if (Math.min(a.episodes, b.episodes) / value < NORMAL_FROM) {
    const scale = value * (t / normalQuantile((1 + level) / 2)) ** 2;
    const interval = exactInterval(effective(b, scale), effective(a, scale), level);
    return { ratio, interval, dispersion, method: 'scaled_exact' };
  }
  const half = t * Math.sqrt(value * (1 / a.episodes + 1 / b.episodes));
  return {
    ratio,
    interval: [ratio * Math.exp(-half), ratio * Math.exp(half)],
    dispersion,
    method: 'quasi_poisson',
  };
};
