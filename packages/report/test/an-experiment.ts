import type { ReportedExperiment } from '../src/index.ts';

/** An experiment that was decided; give the parts that the test is about. */
export const anExperiment = (fields: Partial<ReportedExperiment> = {}): ReportedExperiment => ({
  experiment_id: 'bounds_checking@2026-01-01T00:00:00.000Z',
  pattern: 'bounds_checking',
  unit: 'branch',
  share: 0.5,
  started_at: '2026-01-01T00:00:00.000Z',
  on: { units: 12, episodes: 4, exposure: 91 },
  off: { units: 1, episodes: 17, exposure: 102 },
  rate_ratio: 0.26,
  judged_units: 13,
  e_value: 34.2,
  most_evidence: 41,
  evidence: [{ day: '2026-01-24', e_value: 34.2 }],
  decision: 'stop',
  better: 'on',
  decided_on: '2026-01-24',
  ...fields,
});
