import type { Analysis, Effectiveness } from '@feedback/schema';

export const anEffect = (fields: Partial<Effectiveness> = {}): Effectiveness => ({
  pattern: 'bounds_checking',
  active_since: '2026-01-15T00:00:00.000Z',
  exposure_unit: 'runs',
  before: { episodes: 6, exposure: 40 },
  after: { episodes: 1, exposure: 38 },
  rate_ratio: 0.175,
  interval: [0.004, 1.44],
  dispersion: 1.1,
  verdict: 'no_clear_effect',
  reason: 'The interval holds 1.',
  ...fields,
});

/** An analysis in which something recurs; give the parts that the test is about. */
export const anAnalysis = (fields: Partial<Analysis> = {}): Analysis => ({
  schema_version: 1,
  generated_at: '2026-01-31T12:00:00.000Z',
  period: 'all',
  since: null,
  summary: {
    total: 9,
    bugs: 1,
    test_failures: 8,
    code_reviews: 0,
    performance_metrics: 0,
    deployment_issues: 0,
  },
  runs: { total: 4, by_kind: { tests: 4 } },
  high_frequency: [{ pattern: 'bounds_checking', count: 7 }],
  ranked: [
    {
      pattern: 'bounds_checking',
      severity: 'high',
      severity_weight: 3,
      count: 7,
      episodes: 2,
      first_seen: '2026-01-10T08:00:00.000Z',
      last_seen: '2026-01-30T08:00:00.000Z',
    },
  ],
  new_patterns: [],
  trends: [],
  effectiveness: [],
  hot_files: [],
  unassigned: 0,
  problems: [],
  ...fields,
});
