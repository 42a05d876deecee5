import type {
  AppendResult,
  Assignment,
  Bucket,
  Episode,
  Event,
  EventFilter,
  EventKind,
  EventStore,
  GivenSignature,
  MistakeRecord,
  PatternStats,
  PatternTally,
  Run,
  RunFilter,
  SeriesPoint,
  StoredWording,
} from '@feedback/schema';
import { Kysely } from 'kysely';
import type { DatabaseSync } from 'node:sqlite';
import { inBuckets } from '../buckets.ts';
import { byKeys } from '../in-order.ts';
import { StoreError } from '../store-error.ts';
import { compareTallies, severityOfWeight } from '../tally-order.ts';
import { nodeSqliteDialect } from './dialect.ts';
import { openDatabase } from './open-database.ts';
import { kindCounts, mistakesPerDay, patternTallies, runsPerDay } from './counts.ts';
import { findBodies } from './find-events.ts';
import { createMistakePages } from './mistake-pages.ts';
import {
  assignmentPage,
  episodePage,
  eventPage,
  runPage,
  wordingPage,
  type AssignmentPlace,
  type EpisodePlace,
  type EventPlace,
  type RunPlace,
  type WordingPlace,
} from './pages.ts';
import { sqliteError } from './sqlite-error.ts';
import type { Tables } from './tables.ts';
import { Writer } from './writer.ts';

const PAGE = 500;

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
      const added = this.#writer.addEvents(events);
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
    const page = (after?: EventPlace) => eventPage(this.#db, filter, PAGE, after).execute();
    return this.#records(page) as AsyncIterable<Event>;
  }

  async eventsById(ids: readonly string[]): Promise<readonly Event[]> {
    const bodies = await this.#guard(() => findBodies(this.#db, ids));
    return bodies.map((body) => this.#parse(body) as Event);
  }

  async *mistakes(): AsyncIterable<readonly MistakeRecord[]> {
    const next = await this.#guard(() => createMistakePages(this.#database));
    for (;;) {
      const records = await this.#guard(() => next());
      if (records.length === 0) return;
      yield records;
    }
  }

  wordings(): AsyncIterable<StoredWording> {
    return this.#rows((after?: WordingPlace) => wordingPage(this.#db, PAGE, after).execute());
  }

  runs(filter: RunFilter = {}): AsyncIterable<Run> {
    const page = (after?: RunPlace) => runPage(this.#db, filter, PAGE, after).execute();
    return this.#records(page) as AsyncIterable<Run>;
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

  async replaceAssignments(assignments: readonly Assignment[], version: number): Promise<void> {
    return this.#guard(() => this.#writer.replaceAssignments(assignments, version));
  }

  assignments(): AsyncIterable<Assignment> {
    return this.#rows((after?: AssignmentPlace) => assignmentPage(this.#db, PAGE, after).execute());
  }

  async replaceEpisodes(episodes: readonly Episode[]): Promise<void> {
    return this.#guard(() => this.#writer.replaceEpisodes(episodes));
  }

  episodes(): AsyncIterable<Episode> {
    const page = (after?: EpisodePlace) => episodePage(this.#db, PAGE, after).execute();
    return this.#records(page) as AsyncIterable<Episode>;
  }

  async replaceStats(stats: readonly PatternStats[]): Promise<void> {
    return this.#guard(() => this.#writer.replaceStats(stats));
  }

  async stats(): Promise<readonly PatternStats[]> {
    const rows = await this.#guard(() => this.#db.selectFrom('stats').selectAll().execute());
    return rows.toSorted(byKeys((row) => row.pattern)).map((row) => this.#parse(row.body) as PatternStats);
  }

  async keepSignatures(state: unknown, given: Iterable<GivenSignature>): Promise<void> {
    return this.#guard(() => this.#writer.keepSignatures(state, given));
  }

  async signatureState(): Promise<unknown> {
    const query = this.#db.selectFrom('signature_state').select('body');
    const row = await this.#guard(() => query.executeTakeFirst());
    return row === undefined ? undefined : this.#parse(row.body);
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  async *#records<Place, Row extends Place & { readonly body: string }>(
    page: (after?: Place) => Promise<readonly Row[]>,
  ): AsyncIterable<unknown> {
    for await (const row of this.#rows(page)) yield this.#parse(row.body);
  }

  /** Page after page, each of which goes on after the last row of the one before. */
  async *#rows<Place, Row extends Place>(
    page: (after?: Place) => Promise<readonly Row[]>,
  ): AsyncIterable<Row> {
    let rows = await this.#guard(() => page());
    for (;;) {
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      rows = await this.#guard(() => page(last));
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
