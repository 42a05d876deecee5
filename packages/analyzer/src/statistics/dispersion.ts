import type { Exposed } from '@feedback/schema';
import { totalOf } from './totals.ts';

/** How much more counts scatter than Poisson's law says, and the degrees of freedom that this rests on. */
export interface Dispersion {
  /** At least 1. */
  readonly value: number;
  readonly degreesOfFreedom: number;
}

/**
 * Quasi-Poisson dispersion φ = max(1, X²/df) of buckets around a rate for each side, X² = Σ (y − μ)²/μ (McCullagh & Nelder
 * 1989, Generalized Linear Models, §6.2 and §9.2.4). A side without any episode says nothing about scatter, and takes no part.
 */
export const dispersionOf = (sides: readonly (readonly Exposed[])[]): Dispersion => {
  let [squares, degreesOfFreedom] = [0, 0];
  for (const side of sides) {
    const { episodes, exposure } = totalOf(side);
    if (episodes === 0 || exposure === 0) continue;
    const seen = side.filter((bucket) => bucket.exposure > 0);
    degreesOfFreedom += seen.length - 1;
    for (const bucket of seen) {
      const expected = (episodes / exposure) * bucket.exposure;
      squares += (bucket.episodes - expected) ** 2 / expected;
    }
  }
  return { value: degreesOfFreedom === 0 ? 1 : Math.max(1, squares / degreesOfFreedom), degreesOfFreedom };
};
