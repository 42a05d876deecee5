/** The logarithm of one ratio with its sampling variance. */
export interface LogRatio {
  readonly value: number;
  readonly variance: number;
}

/** The mean of effects that differ among each other. */
export interface RandomEffects {
  readonly mean: number;
  /** The variance of the mean. */
  readonly variance: number;
  /** τ²: the variance of the effects themselves. */
  readonly heterogeneity: number;
}

const weighted = (effects: readonly LogRatio[], heterogeneity: number) => {
  let [weights, squares, sum] = [0, 0, 0];
  for (const { value, variance } of effects) {
    const weight = 1 / (variance + heterogeneity);
    weights += weight;
    squares += weight * weight;
    sum += weight * value;
  }
  return { weights, squares, mean: sum / weights };
};

/**
 * Random-effects mean by DerSimonian & Laird (1986, Control. Clin. Trials 7): τ² = max(0, (Q − (k − 1)) / (Σw − Σw²/Σw)).
 * Wants two effects or more.
 */
export const combineEffects = (effects: readonly LogRatio[]): RandomEffects => {
  const fixed = weighted(effects, 0);
  let q = 0;
  for (const { value, variance } of effects) q += (value - fixed.mean) ** 2 / variance;
  const scale = fixed.weights - fixed.squares / fixed.weights;
  const heterogeneity = scale > 0 ? Math.max(0, (q - (effects.length - 1)) / scale) : 0;
  const { mean, weights } = weighted(effects, heterogeneity);
  return { mean, variance: 1 / weights, heterogeneity };
};
