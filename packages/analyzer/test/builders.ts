import type { Pattern, Run } from '@feedback/schema';

/** A pattern of the library; give what the test is about. */
export const aPattern = (fields: Partial<Pattern> = {}): Pattern => ({
  pattern_id: `id of ${fields.name ?? 'bounds_checking'}`,
  name: 'bounds_checking',
  description: '',
  bad_example: '',
  good_example: '',
  test_coverage: '',
  severity: 'high',
  occurrence_frequency: 0,
  last_occurrence: null,
  effectiveness_score: 0.5,
  ...fields,
});

/** A run of tests in CI, one of a row that repeats the same work. */
export const aRun = (fields: Partial<Run> = {}): Run => ({
  run_id: 'r_1',
  kind: 'tests',
  timestamp: '2026-01-30T00:00:00.000Z',
  source: { tool: 'test', format: 'junit' },
  scope: 'unit',
  totals: { tests: 10 },
  ...fields,
});

/** The source of an event that was read with a run. */
export const inRun = (run_id: string) => ({ tool: 'test', format: 'junit', run_id });

/** An instant of January 2026, UTC. */
export const january = (day: number, hour = 0): string =>
  new Date(Date.UTC(2026, 0, day, hour)).toISOString();
