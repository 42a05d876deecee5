/** A logarithmic scale of ratios: equal factors are equally far apart, 1 is in it. */
export interface LogScale {
  readonly least: number;
  readonly most: number;
  readonly ticks: readonly number[];
  /** Where a ratio lies, in percent; what is outside (also 0 and infinity) is put on the edge. */
  readonly at: (ratio: number) => number;
}

const TICKS: readonly number[] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
const MOST_TICKS = 7;

/** A scale from at most ½ to at least 2 that holds the given ratios as far as they lie between 0.01 and 100. */
export const logScale = (ratios: readonly number[]): LogScale => {
  const known = ratios.filter((ratio) => ratio > 0 && Number.isFinite(ratio));
  const lowest = Math.min(0.5, ...known);
  const highest = Math.max(2, ...known);
  const least = TICKS.findLast((tick) => tick <= lowest) ?? 0.01;
  const most = TICKS.find((tick) => tick >= highest) ?? 100;
  const inside = TICKS.filter((tick) => tick >= least && tick <= most);
  const ticks =
    inside.length <= MOST_TICKS ? inside : inside.filter((tick) => Number.isInteger(Math.log10(tick)));
  const [low, high] = [Math.log(least), Math.log(most)];
  return {
    least,
    most,
    ticks,
    at: (ratio) => Math.min(100, Math.max(0, ((Math.log(ratio) - low) / (high - low)) * 100)),
  };
};
