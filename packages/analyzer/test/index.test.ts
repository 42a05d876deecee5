import { expect, it } from 'vitest';
import * as analyzer from '../src/index.ts';

it('exports these names', () => {
  expect(Object.keys(analyzer).toSorted()).toMatchInlineSnapshot(`
    [
      "ASSIGNMENT_VERSION",
      "AnalyzerError",
      "EFFECT_WINDOW_DAYS",
      "ESCALATING",
      "FailureGrouper",
      "MAX_FAILURES",
      "MAX_TEMPLATES",
      "MIN_PRIOR_EPISODES",
      "MIN_RUNS",
      "MIN_SUPPORT",
      "MetricsAnalyzer",
      "QUIET_DAYS",
      "STOP_AT",
      "SignatureMiner",
      "UNIT_DAYS",
      "adjustProbabilities",
      "analyze",
      "assignArm",
      "contextFromAnalysis",
      "controlOf",
      "deriveEpisodes",
      "escalationsOf",
      "estimateRatio",
      "exactInterval",
      "experimentStatus",
      "explainFailure",
      "judgeEffect",
      "judgeStore",
      "labelEvidence",
      "libraryEffect",
      "observe",
      "observeFacts",
      "poolRatios",
      "rateRatio",
      "segmentedRegression",
      "startExperiment",
      "surpriseOf",
      "totalOf",
      "unitKey",
    ]
  `);
});
