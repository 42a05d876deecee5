/** A case to learn from: its features, and whether it was taken. */
export interface Labelled {
  readonly values: readonly number[];
  readonly taken: boolean;
}

/** Weights by feature; the last one is the intercept. */
export type Weights = readonly number[];

const STEPS = 60;
const HALVINGS = 30;
const SETTLED = 1e-9;
/** The intercept is held only so far that it stays finite when all verdicts are alike. */
const INTERCEPT_RIDGE = 0.05;

/** `ln(1 + eˣ)` without overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

const chance = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

/** The sum of values by their weights, and the intercept. */
export const scoreOf = (weights: Weights, values: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), weights[values.length] ?? 0);

/** Solves a symmetric positive definite system by Cholesky's decomposition. */
const solve = (matrix: readonly (readonly number[])[], vector: readonly number[]): readonly number[] => {
  const size = vector.length;
  const lower = matrix.map(() => Array.from({ length: size }, () => 0));
  const at = (row: number, column: number): number => lower[row]?.[column] ?? 0;
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix[row]?.[column] ?? 0;
      for (let k = 0; k < column; k += 1) rest -= at(row, k) * at(column, k);
      const line = lower[row] ?? [];
      line[column] = row === column ? Math.sqrt(rest) : rest / at(column, column);
    }
  const forward: number[] = [];
  for (let row = 0; row < size; row += 1) {
    let rest = vector[row] ?? 0;
    for (let k = 0; k < row; k += 1) rest -= at(row, k) * (forward[k] ?? 0);
    forward.push(rest / at(row, row));
  }
  const result = Array.from({ length: size }, () => 0);
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = forward[row] ?? 0;
    for (let k = row + 1; k < size; k += 1) rest -= at(k, row) * (result[k] ?? 0);
    result[row] = rest / at(row, row);
  }
  return result;
};

/**
 * Logistic regression whose weights are drawn towards a prior (ridge on the difference) instead of towards zero: without cases it
 * is the prior, and each case moves it a little. Newton's method with step halving; the penalised likelihood is strictly concave, so
 * there is one answer and it is finite, also when cases are separable, constant or contradictory.
 */
export const fitTowards = (prior: readonly number[], cases: readonly Labelled[], ridge: number): Weights => {
  const centre = [...prior, 0];
  const hold = [...prior.map(() => ridge), INTERCEPT_RIDGE];
  const loss = (weights: Weights): number =>
    cases.reduce((sum, { values, taken }) => {
      const score = scoreOf(weights, values);
      return sum + softplus(taken ? -score : score);
    }, 0) +
    weights.reduce((sum, weight, at) => sum + ((hold[at] ?? 0) * (weight - (centre[at] ?? 0)) ** 2) / 2, 0);
  let weights: Weights = centre;
  let current = loss(weights);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = weights.map((weight, at) => -(hold[at] ?? 0) * (weight - (centre[at] ?? 0)));
    const curve = hold.map((held, row) => hold.map((_, column) => (row === column ? held : 0)));
    for (const { values, taken } of cases) {
      const terms = [...values, 1];
      const likely = chance(scoreOf(weights, values));
      for (const [row, term] of terms.entries()) {
        slope[row] = (slope[row] ?? 0) + ((taken ? 1 : 0) - likely) * term;
        const line = curve[row] ?? [];
        for (const [column, other] of terms.entries())
          line[column] = (line[column] ?? 0) + likely * (1 - likely) * term * other;
      }
    }
    const move = solve(curve, slope);
    const from: Weights = weights;
    let share = 1;
    const stepped = (): Weights => from.map((weight, at) => weight + share * (move[at] ?? 0));
    let next = stepped();
    for (let half = 0; half < HALVINGS && loss(next) > current; half += 1) {
      share /= 2;
      next = stepped();
    }
    weights = next;
    current = loss(next);
    if (Math.max(...move.map(Math.abs)) * share < SETTLED) break;
  }
  return weights;
};
