import type { Analysis, Pattern } from '@feedback/schema';
import type { Session, Snapshot } from '../../src/tui/session.ts';

export const aPattern = (fields: Partial<Pattern> & { readonly name: string }): Pattern => ({
  pattern_id: `id:${fields.name}`,
  description: 'What goes wrong and why.',
  bad_example: 'first = items[0]',
  good_example: 'first = items[0] if items else None',
  test_coverage: '',
  severity: 'medium',
  occurrence_frequency: 0,
  last_occurrence: null,
  effectiveness_score: 0.5,
  status: 'active',
  ...fields,
});

const start = '2026-01-26T00:00:00.000Z';

export const anAnalysis = (fields: Partial<Analysis> = {}): Analysis => ({
  schema_version: 1,
  generated_at: '2026-01-31T12:00:00.000Z',
  period: 'all',
  since: null,
  summary: {
    total: 12,
    bugs: 2,
    test_failures: 7,
    code_reviews: 3,
    performance_metrics: 0,
    deployment_issues: 0,
  },
  runs: { total: 4, by_kind: { tests: 4 } },
  high_frequency: [],
  ranked: [
    {
      pattern: 'bounds_checking',
      severity: 'high',
      severity_weight: 3,
      count: 8,
      episodes: 3,
      first_seen: start,
      last_seen: start,
    },
    {
      pattern: 'specific_exceptions',
      severity: 'medium',
      severity_weight: 2,
      count: 2,
      episodes: 1,
      first_seen: start,
      last_seen: start,
    },
  ],
  new_patterns: [],
  trends: [
    {
      pattern: 'bounds_checking',
      bucket: 'week',
      points: [1, 0, 2, 5].map((count) => ({ start, count, episodes: count, exposure: 1 })),
    },
  ],
  effectiveness: [],
  hot_files: [],
  unassigned: 2,
  problems: [],
  ...fields,
});

const LIBRARY: readonly Pattern[] = [
  aPattern({
    name: 'bounds_checking',
    severity: 'high',
    occurrence_frequency: 8,
    language: 'python',
    tier: 'advice',
  }),
  aPattern({
    name: 'specific_exceptions',
    occurrence_frequency: 2,
    language: 'python',
    tier: 'proved_check',
  }),
  aPattern({ name: 'old_lesson', status: 'archived' }),
  aPattern({
    name: 'invalid_time_value',
    status: 'proposed',
    severity: 'high',
    occurrence_frequency: 4,
    description: 'RangeError: Invalid time value',
  }),
  aPattern({ name: 'sums_of_floats', status: 'proposed', occurrence_frequency: 2 }),
];

/** A session over a small library in memory; it notes what it was asked to change. */
export const aSession = (fields: Partial<Snapshot> = {}): Session & { readonly asked: readonly string[] } => {
  const asked: string[] = [];
  let patterns = fields.patterns ?? LIBRARY;
  const set = (name: string, status: NonNullable<Pattern['status']>, note: string): Promise<void> => {
    asked.push(note);
    patterns = patterns.map((pattern) => (pattern.name === name ? { ...pattern, status } : pattern));
    return Promise.resolve();
  };
  return {
    asked,
    load: () =>
      Promise.resolve({
        project: 'shop',
        analysis: fields.analysis ?? anAnalysis(),
        patterns,
        ...(fields.inbox === undefined ? {} : { inbox: fields.inbox }),
      }),
    accept: (name) => set(name, 'active', `accept ${name}`),
    dismiss: (name, reason) => set(name, 'dismissed', `dismiss ${name}: ${reason}`),
    archive: (name) => set(name, 'archived', `archive ${name}`),
    restore: (name) => set(name, 'active', `restore ${name}`),
    snooze: (name) => set(name, 'proposed', `snooze ${name}`),
    undo: () => {
      asked.push('undo');
      return Promise.resolve('Taken back: accepted invalid_time_value');
    },
  };
};
