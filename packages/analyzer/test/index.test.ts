import { expect, it } from 'vitest';
import * as analyzer from '../src/index.ts';

it('exports these names', () => {
  expect(Object.keys(analyzer).toSorted()).toMatchInlineSnapshot(`
    [
      "AnalyzerError",
      "FailureGrouper",
      "MAX_FAILURES",
      "MAX_TEMPLATES",
      "MIN_PRIOR_EPISODES",
      "MIN_SUPPORT",
      "MetricsAnalyzer",
      "QUIET_DAYS",
      "SignatureMiner",
      "analyze",
      "contextFromAnalysis",
      "deriveEpisodes",
      "maskMessage",
      "parseFrames",
      "parseTraces",
      "rateRatio",
    ]
  `);
});
