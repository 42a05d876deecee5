/** The median of at least one number. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

/** What the median absolute deviation of few normal numbers is short by (Croux & Rousseeuw 1992, table 1), by their count. */
const SHORT_BY: readonly number[] = [1, 1, 1.196, 1.495, 1.363, 1.206, 1.2, 1.14, 1.129, 1.107];

/** With fewer numbers than this, the median absolute deviation is often near 0 by chance: three say how near two of them are. */
const FEW = 8;

const standardDeviation = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};

/** The median absolute deviation, scaled to estimate the standard deviation of normal numbers also when they are few. */
const consistentMad = (values: readonly number[]): number => {
  const centre = median(values);
  const deviation = median(values.map((value) => Math.abs(value - centre)));
  const { length } = values;
  return 1.4826 * (SHORT_BY[length] ?? length / (length - 0.8)) * deviation;
};

/**
 * How far numbers lie apart, as a standard deviation (of at least two): from the median absolute deviation, which no single odd
 * run moves; of few numbers the larger of that and the sample standard deviation.
 */
export const robustSpread = (values: readonly number[]): number => {
  const spread = consistentMad(values);
  return values.length < FEW ? Math.max(spread, standardDeviation(values)) : spread;
};
