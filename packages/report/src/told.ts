import type { Analysis, Lesson } from '@feedback/schema';
import type { ReportedExperiment } from './words/describe-experiment.ts';

/** What a report tells beside the analysis. */
export interface ReportOptions {
  /** The library, whose descriptions and activation dates are shown beside the numbers. */
  readonly patterns?: readonly Lesson[];
  /** Experiments with patterns, with what they have shown so far. */
  readonly experiments?: readonly ReportedExperiment[];
}

/** What a section tells from: the analysis, the lessons by name, and the experiments. */
export interface Told {
  readonly analysis: Analysis;
  readonly lessons: ReadonlyMap<string, Lesson>;
  readonly experiments: readonly ReportedExperiment[];
}

/** Puts together what the sections of a report tell from. */
export const toldOf = (analysis: Analysis, { patterns = [], experiments = [] }: ReportOptions): Told => ({
  analysis,
  lessons: new Map(patterns.map((pattern) => [pattern.name, pattern])),
  experiments,
});
