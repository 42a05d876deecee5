/** Both ends of an interval of ratios, from 0 up. */
export type Interval = readonly [low: number, high: number];

/** A ratio and its interval. */
export interface Ratio {
  readonly ratio: number;
  readonly interval: Interval;
}

const square = (value: number): number => value * value;

/**
 * One independent ratio divided by another, its interval from the distances of both to their ends on the logarithmic scale:
 * the method of variance estimates recovery (Donner & Zou 2012, Stat. Methods Med. Res. 21, equation 5), which needs no
 * symmetric intervals. A numerator of 0 keeps 0; its distance is measured from `floor`, the ratio that half an event gives.
 */
export const divideRatios = (numerator: Ratio, divisor: Ratio, floor: number): Ratio => {
  const centre = Math.log(Math.max(numerator.ratio, Math.min(floor, numerator.interval[1])));
  const other = Math.log(divisor.ratio);
  const [low, high] = numerator.interval.map(Math.log) as [number, number];
  const [least, most] = divisor.interval.map(Math.log) as [number, number];
  const ratio = numerator.ratio / divisor.ratio;
  return {
    ratio,
    interval: [
      Math.min(ratio, Math.exp(centre - other - Math.sqrt(square(centre - low) + square(most - other)))),
      Math.exp(centre - other + Math.sqrt(square(high - centre) + square(other - least))),
    ],
  };
};
