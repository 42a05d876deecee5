/** One measured figure and, where there is one, the bar it is held to. */
export interface BenchRow {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  /** What the figure has to reach, for people. */
  readonly bar?: string;
  /** Whether it does. */
  readonly ok?: boolean;
}

/** Prints rows, one line each. */
export const printRows = (rows: readonly BenchRow[]): void => {
  for (const { name, figure, unit, bar, ok } of rows) {
    const verdict =
      bar === undefined ? '' : `  (bar ${bar}${ok === undefined ? '' : ok ? ', ok' : ', MISSED'})`;
    process.stdout.write(`${name}: ${figure.toLocaleString('en')} ${unit}${verdict}\n`);
  }
};
