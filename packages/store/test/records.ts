import type {
  Assignment,
  Episode,
  EventStore,
  KeptReading,
  PatternStats,
  Run,
  StoredReading,
} from '@feedback/schema';

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

export const aReading = (fields: Partial<KeptReading> = {}): KeptReading => ({
  id: 'w_aaaaaaaaaaaaaaaaaaaaaa',
  signature: 's_1',
  line: 'line',
  pattern: null,
  method: null,
  reader: '1.library',
  ...fields,
});

/** What a store that keeps readings has of them. */
export const keptBy = async ({
  readings,
}: EventStore): Promise<{ readonly place: number; readonly readings: readonly StoredReading[] }> => {
  if (readings === undefined) throw new Error('The store keeps no readings.');
  const { place, batches } = await readings.kept();
  return { place, readings: (await all(batches)).flat() };
};
