import { expect, it } from 'vitest';
import * as analyzer from '../src/index.ts';

it('exports these names', () => {
  expect(Object.keys(analyzer).toSorted()).toMatchInlineSnapshot(`
    [
      "AnalyzerError",
      "MIN_PRIOR_EPISODES",
      "MIN_SUPPORT",
      "MetricsAnalyzer",
      "QUIET_DAYS",
      "analyze",
      "contextFromAnalysis",
      "deriveEpisodes",
      "maskMessage",
      "rateRatio",
    ]
  `);
});
