import type { Exposed } from '@feedback/schema';
import { dispersionOf } from './dispersion.ts';
import { poolRatios, type Stratum } from './pooled-ratio.ts';
import { estimateRatio } from './rate-ratio.ts';

const PARTS = 3;
/** A guard against what is no chance at all may not itself rest on an interval that is now and then too narrow. */
const GUARD_LEVEL = 0.975;

/** The time before in up to three parts of as many buckets each. */
const thirdsOf = (buckets: readonly Exposed[]): (readonly Exposed[])[] => {
  const count = Math.min(PARTS, buckets.length);
  return Array.from({ length: count }, (_, part) =>
    buckets.slice(
      Math.round((part * buckets.length) / count),
      Math.round(((part + 1) * buckets.length) / count),
    ),
  );
};

/**
 * Whether the rate after lies below that of each third of the time before, with its whole 97.5 % interval. A fall back from one bad
 * stretch, after which somebody acted (Galton 1886; Barnett, van der Pols & Dobson 2005, Int. J. Epidemiol. 34), does not: the
 * other thirds weren't higher. Nor does the end of a mistake that only came up lately.
 */
export const isFallThroughout = (before: readonly Exposed[], after: readonly Exposed[]): boolean => {
  const whole = dispersionOf([before, after]);
  return thirdsOf(before).every((part) => {
    const estimate = estimateRatio(part, after, whole, GUARD_LEVEL);
    return estimate !== undefined && estimate.interval[1] < 1;
  });
};

/** The same for several mistakes together. */
export const isPooledFallThroughout = (strata: readonly Stratum[]): boolean =>
  Array.from({ length: PARTS }, (_, part) =>
    poolRatios(
      strata.map(({ sides, controlRatio }) => ({
        sides: { before: thirdsOf(sides.before)[part] ?? [], after: sides.after },
        controlRatio,
      })),
    ),
  ).every((pooled) => pooled !== undefined && pooled.interval[1] < 1);
