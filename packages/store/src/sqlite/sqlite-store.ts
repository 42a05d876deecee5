import type {
  AppendResult,
  Assignment,
  Bucket,
  Episode,
  Event,
  EventFilter,
  EventKind,
  EventStore,
  PatternStats,
  PatternTally,
  Run,
  RunFilter,
  SeriesPoint,
} from '@feedback/schema';
import { Kysely } from 'kysely';
import type { DatabaseSync } from 'node:sqlite';
import { inBuckets } from '../buckets.ts';
import { eventRow } from '../event-row.ts';
import { byKeys } from '../in-order.ts';
import { StoreError } from '../store-error.ts';
import { compareTallies, severityOfWeight } from '../tally-order.ts';
import { nodeSqliteDialect } from './dialect.ts';
import { openDatabase } from './open-database.ts';
import {
  allStats,
  assignmentPage,
  episodePage,
  eventPage,
  kindCounts,
  mistakesPerDay,
  patternTallies,
  runPage,
  runsPerDay,
  type Cursor,
} from './queries.ts';
import { sqliteError } from './sqlite-error.ts';
import type { Tables } from './tables.ts';
import { Writer } from './writer.ts';

const PAGE = 500;

interface PageRow<First extends string> {
  readonly first: First;
  readonly second: string;
  readonly body: string;
}

/** Keeps everything in one SQLite database, which other processes may read and write at the same time. */
export class SqliteStore implements EventStore {
  readonly #location: string;
  readonly #database: DatabaseSync;
  readonly #db: Kysely<Tables>;
  readonly #writer: Writer;

  /** Takes an open database of the present version; `location` is its name in messages. */
  constructor(location: string, database: DatabaseSync) {
    this.#location = location;
    this.#database = database;
    this.#db = new Kysely<Tables>({ dialect: nodeSqliteDialect(database) });
    this.#writer = new Writer(database);
  }

  async append(events: readonly Event[]): Promise<AppendResult> {
    return this.#guard(() => {
      const added = this.#writer.addEvents(events.map(eventRow));
      return { added, known: events.length - added };
    });
  }

  async addRuns(runs: readonly Run[]): Promise<AppendResult> {
    return this.#guard(() => {
      const added = this.#writer.addRuns(runs);
      return { added, known: runs.length - added };
    });
  }

  events(filter: EventFilter = {}): AsyncIterable<Event> {
    return this.#pages<Event>((after) => eventPage(this.#db, filter, PAGE, after).execute());
  }

  runs(filter: RunFilter = {}): AsyncIterable<Run> {
    return this.#pages<Run>((after) => runPage(this.#db, filter, PAGE, after).execute());
  }

  async countByKind(filter: EventFilter = {}): Promise<Partial<Record<EventKind, number>>> {
    const rows = await this.#guard(() => kindCounts(this.#db, filter).execute());
    return Object.fromEntries(rows.map(({ kind, events }) => [kind, events]));
  }

  async tally(filter: EventFilter = {}): Promise<readonly PatternTally[]> {
    const rows = await this.#guard(() => patternTallies(this.#db, filter).execute());
    return rows
      .map((row) => ({
        pattern: row.effective,
        events: row.events,
        occurrences: row.occurrences,
        severity: severityOfWeight(row.severity),
        firstSeen: row.firstSeen,
        lastSeen: row.lastSeen,
      }))
      .toSorted(compareTallies);
  }

  async series(bucket: Bucket, filter: EventFilter = {}): Promise<readonly SeriesPoint[]> {
    const days = await this.#guard(() => mistakesPerDay(this.#db, filter).execute());
    return inBuckets<Omit<SeriesPoint, 'start'>>(bucket, days, (sum, more) => ({
      events: sum.events + more.events,
      occurrences: sum.occurrences + more.occurrences,
    }));
  }

  async runSeries(
    bucket: Bucket,
    filter: RunFilter = {},
  ): Promise<readonly { readonly start: string; readonly runs: number }[]> {
    const days = await this.#guard(() => runsPerDay(this.#db, filter).execute());
    return inBuckets<{ readonly runs: number }>(bucket, days, (sum, more) => ({
      runs: sum.runs + more.runs,
    }));
  }

  async assign(assignments: readonly Assignment[]): Promise<void> {
    return this.#guard(() => this.#writer.assign(assignments));
  }

  assignments(): AsyncIterable<Assignment> {
    return this.#pages<Assignment, Assignment['subject']>((after) =>
      assignmentPage(this.#db, PAGE, after).execute(),
    );
  }

  async replaceEpisodes(episodes: readonly Episode[]): Promise<void> {
    return this.#guard(() => this.#writer.replaceEpisodes(episodes));
  }

  episodes(): AsyncIterable<Episode> {
    return this.#pages<Episode>((after) => episodePage(this.#db, PAGE, after).execute());
  }

  async replaceStats(stats: readonly PatternStats[]): Promise<void> {
    return this.#guard(() => this.#writer.replaceStats(stats));
  }

  async stats(): Promise<readonly PatternStats[]> {
    const rows = await this.#guard(() => allStats(this.#db).execute());
    return rows.toSorted(byKeys((row) => row.pattern)).map((row) => this.#parse(row.body) as PatternStats);
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  async *#pages<T, First extends string = string>(
    page: (after: Cursor<First> | undefined) => Promise<readonly PageRow<First>[]>,
  ): AsyncIterable<T> {
    let after: Cursor<First> | undefined;
    for (;;) {
      const rows = await this.#guard(() => page(after));
      for (const row of rows) yield this.#parse(row.body) as T;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      after = [last.first, last.second];
    }
  }

  #parse(body: string): unknown {
    try {
      return JSON.parse(body);
    } catch (error) {
      throw new StoreError('CORRUPT', this.#location, 'holds a record that is no JSON', { cause: error });
    }
  }

  async #guard<T>(work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw sqliteError(this.#location, error);
    }
  }
}

/** Opens or creates the SQLite database at a path, and its folder. Rejects with `StoreError`. */
export const openSqliteStore = async (path: string): Promise<EventStore> =>
  new SqliteStore(path, await openDatabase(path));
