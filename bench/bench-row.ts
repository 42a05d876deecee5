/** One measured figure and, where there is one, the bar it is held to. */
export interface BenchRow {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  readonly bar?: string;
  readonly ok?: boolean;
}
