import type { TapPoint } from './tap-line.ts';

/** A test point with all that came with it. */
export interface TapResult extends TapPoint {
  /** The names of the points around it, outermost first. */
  readonly path: readonly string[];
  /** It holds subtests: their number, and how many of all below it are broken. */
  readonly suite: { readonly points: number; readonly broken: number } | undefined;
  /** The lines of its YAML block. */
  readonly yaml: readonly string[];
  /** Comments and other lines after it. */
  readonly notes: readonly string[];
}

/** Takes what a stream tells, in its order. */
export interface TapSink {
  result(result: TapResult): void;
  /** The stream itself is wrong: a plan that does not hold, a point that appears twice. */
  trouble(message: string, path: readonly string[]): void;
  bailout(reason: string): void;
  /** A plan of `1..0` after so many points says that they were skipped. */
  skipped(points: number): void;
}
