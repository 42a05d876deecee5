import {
  patternName,
  type Assignment,
  type Episode,
  type Event,
  type GivenSignature,
  type PatternStats,
  type Run,
} from '@feedback/schema';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { createEventRow, saidBy, type EventRow } from '../event-row.ts';
import { spelled } from '../spelled-assignment.ts';
import type { EpisodeRow, RunRow, SignatureStateRow, StatsRow, Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';
import { wordingKey, WordingTable } from './wording-table.ts';

type Columns<Row> = readonly (keyof Row & string)[];

/** An insert of one table's rows, prepared once: compiling a query for each row would cost more than inserting it. */
class Insert<Row> {
  readonly #statement: StatementSync;
  readonly #columns: Columns<Row>;

  constructor(database: DatabaseSync, table: keyof Tables, columns: Columns<Row>, onConflict: string) {
    this.#columns = columns;
    this.#statement = database.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ${onConflict}`,
    );
  }

  /** The number of rows that were added or changed. */
  run(row: Row): number {
    return Number(this.#statement.run(...this.#columns.map((name) => row[name] as SQLInputValue)).changes);
  }
}

const replacing = (key: string, columns: readonly string[]): string =>
  `ON CONFLICT (${key}) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`;

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
] as const satisfies Columns<Assignment>;

/** Writes to the database: each call is one transaction, finished when it returns. */
export class Writer {
  readonly #database: DatabaseSync;
  readonly #wordings: WordingTable;
  readonly #knownIds: StatementSync;
  readonly #event: Insert<EventRow>;
  readonly #run: Insert<RunRow>;
  readonly #assignment: Insert<Assignment>;
  readonly #episode: Insert<EpisodeRow>;
  readonly #judgement: Insert<Assignment>;
  readonly #stats: Insert<StatsRow>;
  readonly #give: StatementSync;
  readonly #state: Insert<SignatureStateRow>;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#wordings = new WordingTable(database);
    // One question for a batch: a thousand of one each took a tenth of the time of appending it.
    this.#knownIds = database.prepare(
      'SELECT event_id FROM events WHERE event_id IN (SELECT value FROM json_each(?))',
    );
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
    this.#give = database.prepare(
      'INSERT OR REPLACE INTO given_signatures (wording, signature) SELECT wording, ? FROM wordings WHERE key = ? AND id = ?',
    );
    this.#state = new Insert(database, 'signature_state', ['only', 'body'], replacing('only', ['body']));
  }

  /** The number of events that were not there yet. */
  addEvents(events: readonly Event[]): number {
    if (events.length === 0) return 0;
    const rowOf = createEventRow();
    try {
      return inTransaction(this.#database, () => {
        // A known event says nothing new, whatever it says now.
        const fresh = this.#unknown(events);
        const numbers = this.#wordings.numbersOf(fresh.map(saidBy));
        return fresh.reduce((added, event, at) => added + this.#event.run(rowOf(event, numbers[at])), 0);
      });
    } catch (error) {
      this.#wordings.forget();
      throw error;
    }
  }

  /** Those that are not there yet, each once. */
  #unknown(events: readonly Event[]): readonly Event[] {
    const byId = new Map(events.map((event) => [event.event_id, event]));
    for (const row of this.#knownIds.all(JSON.stringify([...byId.keys()])))
      byId.delete(String(row['event_id']));
    return [...byId.values()];
  }

  /** The number of runs that were not there yet. */
  addRuns(runs: readonly Run[]): number {
    return this.#insertAll(this.#run, runs.map(runRow));
  }

  assign(assignments: readonly Assignment[]): void {
    this.#insertAll(this.#assignment, assignments.map(spelled));
  }

  replaceAssignments(assignments: readonly Assignment[], version: number): void {
    inTransaction(this.#database, () => {
      this.#database
        .prepare("DELETE FROM assignments WHERE method <> 'manual' AND version <= ?")
        .run(version);
      for (const assignment of assignments) this.#judgement.run(spelled(assignment));
    });
  }

  keepSignatures(state: unknown, given: Iterable<GivenSignature>): void {
    inTransaction(this.#database, () => {
      this.#state.run({ only: 1, body: JSON.stringify(state) });
      for (const [wording, signature] of given) this.#give.run(signature, wordingKey(wording), wording);
    });
  }

  replaceEpisodes(episodes: readonly Episode[]): void {
    this.#insertAll(this.#episode, episodes.map(episodeRow), 'DELETE FROM episodes');
  }

  replaceStats(stats: readonly PatternStats[]): void {
    this.#insertAll(this.#stats, stats.map(statsRow), 'DELETE FROM stats');
  }

  #insertAll<Row>(insert: Insert<Row>, rows: readonly Row[], first?: string): number {
    if (rows.length === 0 && first === undefined) return 0;
    return inTransaction(this.#database, () => {
      if (first !== undefined) this.#database.exec(first);
      return rows.reduce((changed, row) => changed + insert.run(row), 0);
    });
  }
}
