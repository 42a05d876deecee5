import type { Analysis, Lesson } from '@feedback/schema';
import type { ReportedExperiment } from '../words/describe-experiment.ts';

/** What a section tells from: the analysis, the lessons by name, and the experiments. */
export interface Told {
  readonly analysis: Analysis;
  readonly lessons: ReadonlyMap<string, Lesson>;
  readonly experiments: readonly ReportedExperiment[];
}
