import { patternName, type Assignment, type Episode, type PatternStats, type Run } from '@feedback/schema';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { EventRow } from '../event-row.ts';
import { spelled } from '../spelled-assignment.ts';
import type { EpisodeRow, RunRow, StatsRow, Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

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

/** Writes to the database: each call is one transaction, finished when it returns. */
export class Writer {
  readonly #database: DatabaseSync;
  readonly #event: Insert<EventRow>;
  readonly #run: Insert<RunRow>;
  readonly #assignment: Insert<Assignment>;
  readonly #episode: Insert<EpisodeRow>;
  readonly #stats: Insert<StatsRow>;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#event = new Insert(
      database,
      'events',
      ['event_id', 'kind', 'timestamp', 'pattern', 'run_id', 'count', 'flaky', 'severity', 'path', 'body'],
      'ON CONFLICT (event_id) DO NOTHING',
    );
    this.#run = new Insert(
      database,
      'runs',
      ['run_id', 'kind', 'timestamp', 'body'],
      'ON CONFLICT (run_id) DO NOTHING',
    );
    this.#assignment = new Insert(
      database,
      'assignments',
      ['subject', 'id', 'pattern', 'method', 'probability', 'version'],
      `${replacing('subject, id', ['pattern', 'method', 'probability', 'version'])} WHERE excluded.version >= assignments.version`,
    );
    this.#episode = new Insert(
      database,
      'episodes',
      ['episode_id', 'introduced_at', 'body'],
      replacing('episode_id', ['introduced_at', 'body']),
    );
    this.#stats = new Insert(database, 'stats', ['pattern', 'body'], replacing('pattern', ['body']));
  }

  /** The number of events that were not there yet. */
  addEvents(rows: readonly EventRow[]): number {
    return this.#insertAll(this.#event, rows);
  }

  /** The number of runs that were not there yet. */
  addRuns(runs: readonly Run[]): number {
    return this.#insertAll(this.#run, runs.map(runRow));
  }

  assign(assignments: readonly Assignment[]): void {
    this.#insertAll(this.#assignment, assignments.map(spelled));
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
