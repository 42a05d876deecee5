import type { Assignment, Episode, PatternStats, Run } from '@feedback/schema';

/** All of a stream. */
export const all = async <T>(records: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const record of records) list.push(record);
  return list;
};

export const aRun = (fields: Partial<Run> = {}): Run => ({
  run_id: 'r_1',
  kind: 'tests',
  timestamp: '2026-01-30T00:00:00.000Z',
  source: { tool: 'vitest', format: 'junit-xml' },
  scope: 'unit',
  totals: { tests: 3, failures: 1 },
  ...fields,
});

export const anAssignment = (fields: Partial<Assignment> = {}): Assignment => ({
  subject: 'event',
  id: 'e_1',
  pattern: 'bounds_checking',
  method: 'message',
  probability: 0.9,
  version: 1,
  ...fields,
});

export const anEpisode = (fields: Partial<Episode> = {}): Episode => ({
  episode_id: 'p_1',
  subject: 'pattern:bounds_checking',
  scope: 'unit',
  introduced_at: '2026-01-29T00:00:00.000Z',
  last_seen_at: '2026-01-30T00:00:00.000Z',
  occurrences: 2,
  severity: 'high',
  ...fields,
});

export const someStats = (fields: Partial<PatternStats> = {}): PatternStats => ({
  pattern: 'bounds_checking',
  occurrence_frequency: 2,
  last_occurrence: '2026-01-30T00:00:00.000Z',
  effectiveness: null,
  ...fields,
});
