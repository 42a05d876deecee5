/** A case: the inputs, the outcome, and how many cases it counts for. */
export interface Observation {
  readonly inputs: readonly number[];
  readonly outcome: boolean;
  readonly weight: number;
}

/** Coefficients by input; the first is the intercept. */
export type Model = readonly number[];

const STEPS = 50;

const dot = (model: Model, inputs: readonly number[]): number =>
  inputs.reduce((total, input, at) => total + input * (model[at + 1] ?? 0), model[0] ?? 0);

/** The probability that a model gives to a case. */
export const predict = (model: Model, inputs: readonly number[]): number =>
  1 / (1 + Math.exp(-dot(model, inputs)));

/** Solves `matrix · x = vector` by elimination with pivots. */
const solve = (matrix: readonly (readonly number[])[], vector: readonly number[]): readonly number[] => {
  const rows = matrix.map((row, at) => [...row, vector[at] ?? 0]);
  for (let column = 0; column < rows.length; column += 1) {
    const below = rows.slice(column).map((row) => Math.abs(row[column] ?? 0));
    const pivot = column + below.indexOf(Math.max(...below));
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    const lead = rows[column] ?? [];
    for (const [at, row] of rows.entries()) {
      if (at === column) continue;
      const factor = (row[column] ?? 0) / (lead[column] ?? 1);
      rows[at] = row.map((value, index) => value - factor * (lead[index] ?? 0));
    }
  }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
};

/** Logistic regression by Newton's method; `ridge` is the L2 penalty on everything but the intercept. */
export const fitLogistic = (cases: readonly Observation[], ridge: number): Model => {
  const size = (cases[0]?.inputs.length ?? 0) + 1;
  let model: Model = Array.from({ length: size }, () => 0);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = model.map((value, at) => (at === 0 ? 0 : -ridge * value));
    const curve = slope.map((_, row) =>
      slope.map((__, column) => (row === column && row > 0 ? ridge : 1e-9)),
    );
    for (const { inputs, outcome, weight } of cases) {
      const chance = predict(model, inputs);
      const terms = [1, ...inputs];
      for (const [row, term] of terms.entries()) {
        slope[row] = (slope[row] ?? 0) + weight * (Number(outcome) - chance) * term;
        const line = curve[row] ?? [];
        for (const [column, other] of terms.entries())
          line[column] = (line[column] ?? 0) + weight * chance * (1 - chance) * term * other;
      }
    }
    const move = solve(curve, slope);
    model = model.map((value, at) => value + (move[at] ?? 0));
    if (Math.max(...move.map(Math.abs)) < 1e-8) break;
  }
  return model;
};
