import type { DatabaseSync } from 'node:sqlite';
import type { EventRow } from '../event-row.ts';
import { Insert, replacing, type Columns } from './insert.ts';
import type { AssignmentRow, EpisodeRow, ReadingRow, RunRow, SignatureStateRow, StatsRow } from './tables.ts';

const EVENT_COLUMNS = [
  'event_id',
  'kind',
  'timestamp',
  'pattern',
  'run_id',
  'count',
  'flaky',
  'severity',
  'path',
  'project',
  'wording',
  'body',
] as const satisfies Columns<EventRow>;

const ASSIGNMENT_COLUMNS = [
  'subject',
  'id',
  'pattern',
  'method',
  'probability',
  'version',
  'wording',
] as const satisfies Columns<AssignmentRow>;

const READ_COLUMNS = [
  'signature',
  'id',
  'line',
  'pattern',
  'method',
  'reader',
] as const satisfies Columns<ReadingRow>;

/** What is inserted into which table, and what happens to a row that is there. */
export type Inserts = ReturnType<typeof prepareInserts>;

/** Prepares the inserts that `Writer` runs. */
export const prepareInserts = (database: DatabaseSync) => ({
  event: new Insert<EventRow>(database, 'events', EVENT_COLUMNS, 'ON CONFLICT (event_id) DO NOTHING'),
  run: new Insert<RunRow>(
    database,
    'runs',
    ['run_id', 'kind', 'timestamp', 'body'],
    'ON CONFLICT (run_id) DO NOTHING',
  ),
  assignment: new Insert<AssignmentRow>(
    database,
    'assignments',
    ASSIGNMENT_COLUMNS,
    `${replacing('subject, id', ['pattern', 'method', 'probability', 'version'])} WHERE excluded.version >= assignments.version`,
  ),
  judgement: new Insert<AssignmentRow>(
    database,
    'assignments',
    ASSIGNMENT_COLUMNS,
    'ON CONFLICT (subject, id) DO NOTHING',
  ),
  episode: new Insert<EpisodeRow>(
    database,
    'episodes',
    ['episode_id', 'introduced_at', 'body'],
    replacing('episode_id', ['introduced_at', 'body']),
  ),
  stats: new Insert<StatsRow>(database, 'stats', ['pattern', 'body'], replacing('pattern', ['body'])),
  given: new Insert<Pick<ReadingRow, 'wording' | 'signature'>>(
    database,
    'readings',
    ['wording', 'signature'],
    replacing('wording', ['signature']),
  ),
  reading: new Insert<ReadingRow>(
    database,
    'readings',
    ['wording', ...READ_COLUMNS],
    replacing('wording', READ_COLUMNS),
  ),
  state: new Insert<Omit<SignatureStateRow, 'place'>>(
    database,
    'signature_state',
    ['only', 'body'],
    replacing('only', ['body']),
  ),
  placedState: new Insert<SignatureStateRow>(
    database,
    'signature_state',
    ['only', 'body', 'place'],
    replacing('only', ['body', 'place']),
  ),
});
