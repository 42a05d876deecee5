import {
  patternName,
  type Assignment,
  type Episode,
  type Event,
  type GivenSignature,
  type KeptReading,
  type PatternStats,
  type Run,
} from '@feedback/schema';
import type { DatabaseSync } from 'node:sqlite';
import { createEventRow, type EventRow } from '../event-row.ts';
import { spelled } from '../spelled-assignment.ts';
import { Insert, replacing, type Columns } from './insert.ts';
import type { AssignmentRow, EpisodeRow, ReadingRow, RunRow, SignatureStateRow, StatsRow } from './tables.ts';
import { inTransaction } from './transaction.ts';
import { keyOfWords, wordingKey } from './wording-key.ts';

const runRow = (run: Run): RunRow => ({
  run_id: run.run_id,
  kind: run.kind,
  timestamp: run.timestamp,
  body: JSON.stringify(run),
});

const episodeRow = (episode: Episode): EpisodeRow => ({
  episode_id: episode.episode_id,
  introduced_at: episode.introduced_at,
  body: JSON.stringify(episode),
});

const statsRow = (stats: PatternStats): StatsRow => ({
  pattern: patternName(stats.pattern),
  body: JSON.stringify(stats),
});

const assignmentRow = (assignment: Assignment): AssignmentRow => ({
  ...spelled(assignment),
  wording: assignment.subject === 'wording' ? wordingKey(assignment.id) : null,
});

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

/** Writes to the database: each call is one transaction, finished when it returns. */
export class Writer {
  readonly #database: DatabaseSync;
  readonly #event: Insert<EventRow>;
  readonly #run: Insert<RunRow>;
  readonly #assignment: Insert<AssignmentRow>;
  readonly #episode: Insert<EpisodeRow>;
  readonly #judgement: Insert<AssignmentRow>;
  readonly #stats: Insert<StatsRow>;
  readonly #given: Insert<Pick<ReadingRow, 'wording' | 'signature'>>;
  readonly #reading: Insert<ReadingRow>;
  readonly #state: Insert<Omit<SignatureStateRow, 'place'>>;
  readonly #placedState: Insert<SignatureStateRow>;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#event = new Insert(database, 'events', EVENT_COLUMNS, 'ON CONFLICT (event_id) DO NOTHING');
    this.#run = new Insert(
      database,
      'runs',
      ['run_id', 'kind', 'timestamp', 'body'],
      'ON CONFLICT (run_id) DO NOTHING',
    );
    this.#assignment = new Insert(
      database,
      'assignments',
      ASSIGNMENT_COLUMNS,
      `${replacing('subject, id', ['pattern', 'method', 'probability', 'version'])} WHERE excluded.version >= assignments.version`,
    );
    this.#judgement = new Insert(
      database,
      'assignments',
      ASSIGNMENT_COLUMNS,
      'ON CONFLICT (subject, id) DO NOTHING',
    );
    this.#episode = new Insert(
      database,
      'episodes',
      ['episode_id', 'introduced_at', 'body'],
      replacing('episode_id', ['introduced_at', 'body']),
    );
    this.#stats = new Insert(database, 'stats', ['pattern', 'body'], replacing('pattern', ['body']));
    this.#given = new Insert(
      database,
      'readings',
      ['wording', 'signature'],
      replacing('wording', ['signature']),
    );
    this.#reading = new Insert(
      database,
      'readings',
      ['wording', ...READ_COLUMNS],
      replacing('wording', READ_COLUMNS),
    );
    this.#state = new Insert(database, 'signature_state', ['only', 'body'], replacing('only', ['body']));
    this.#placedState = new Insert(
      database,
      'signature_state',
      ['only', 'body', 'place'],
      replacing('only', ['body', 'place']),
    );
  }

  /** The number of events that were not there yet. */
  addEvents(events: readonly Event[]): number {
    const rowOf = createEventRow();
    return this.#insertAll(this.#event, events, (event) => rowOf(event, keyOfWords(event)));
  }

  /** The number of runs that were not there yet. */
  addRuns(runs: readonly Run[]): number {
    return this.#insertAll(this.#run, runs, runRow);
  }

  assign(assignments: readonly Assignment[]): void {
    this.#insertAll(this.#assignment, assignments, assignmentRow);
  }

  replaceAssignments(assignments: readonly Assignment[], version: number): void {
    inTransaction(this.#database, () => {
      this.#database
        .prepare("DELETE FROM assignments WHERE method <> 'manual' AND version <= ?")
        .run(version);
      for (const assignment of assignments) this.#judgement.run(assignmentRow(assignment));
    });
  }

  keepSignatures(state: unknown, given: Iterable<GivenSignature>): void {
    inTransaction(this.#database, () => {
      this.#state.run({ only: 1, body: JSON.stringify(state) });
      for (const [id, signature] of given) {
        const wording = wordingKey(id);
        if (wording !== null) this.#given.run({ wording, signature });
      }
    });
  }

  keepReadings(state: unknown, readings: Iterable<KeptReading>, place: number): void {
    inTransaction(this.#database, () => {
      this.#placedState.run({ only: 1, body: JSON.stringify(state), place });
      for (const reading of readings) {
        const wording = wordingKey(reading.id);
        if (wording !== null) this.#reading.run({ ...reading, wording, signature: reading.signature ?? '' });
      }
    });
  }

  replaceEpisodes(episodes: readonly Episode[]): void {
    this.#insertAll(this.#episode, episodes, episodeRow, 'DELETE FROM episodes');
  }

  replaceStats(stats: readonly PatternStats[]): void {
    this.#insertAll(this.#stats, stats, statsRow, 'DELETE FROM stats');
  }

  #insertAll<Item, Row>(
    insert: Insert<Row>,
    items: readonly Item[],
    rowOf: (item: Item) => Row,
    first?: string,
  ): number {
    if (items.length === 0 && first === undefined) return 0;
    return inTransaction(this.#database, () => {
      if (first !== undefined) this.#database.exec(first);
      return items.reduce((changed, item) => changed + insert.run(rowOf(item)), 0);
    });
  }
}
