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
      "MIN_PRIOR_EPISODES",
      "MetricsAnalyzer",
      "STOP_AT",
      "SignatureMiner",
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
