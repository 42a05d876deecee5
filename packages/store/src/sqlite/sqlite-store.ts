import {
  byKeys,
  type AppendResult,
  type Assignment,
  type Bucket,
  type Episode,
  type Event,
  type EventFilter,
  type EventKind,
  type EventStore,
  type GivenSignature,
  type MistakeRecord,
  type PatternStats,
  type PatternTally,
  type Run,
  type RunFilter,
  type SeriesPoint,
  type StoredWording,
} from '@feedback/schema';
import { Kysely } from 'kysely';
import type { DatabaseSync } from 'node:sqlite';
import { mistakeSeries, runSeries } from '../buckets.ts';
import type { OpenOptions } from '../open-options.ts';
import { compareTallies, severityOfWeight } from '../tally-order.ts';
import { nodeSqliteDialect } from './dialect.ts';
import { openDatabase } from './open-database.ts';
import { kindCounts, mistakesPerDay, patternTallies, runsPerDay } from './counts.ts';
import { findBodies } from './find-events.ts';
import { mistakePages, mistakePagesOf } from './mistake-pages.ts';
import {
  assignmentPage,
  episodePage,
  eventPage,
  runPage,
  type AssignmentPlace,
  type EpisodePlace,
  type EventPlace,
  type RunPlace,
} from './pages.ts';
import { ReadingTable } from './reading-table.ts';
import { RecordReader } from './record-reader.ts';
import type { Tables } from './tables.ts';
import { WordingReader } from './wording-reader.ts';
import { Writer } from './writer.ts';

/** Keeps everything in one SQLite database, which other processes may read and write at the same time. */
export class SqliteStore implements EventStore {
  readonly #database: DatabaseSync;
  readonly #db: Kysely<Tables>;
  readonly #writer: Writer;
  readonly #reader: RecordReader;
  readonly #wordings: WordingReader;
  readonly readings: ReadingTable;

  /** Takes an open database of the present version; `location` is its name in messages. */
  constructor(location: string, database: DatabaseSync) {
    this.#database = database;
    this.#db = new Kysely<Tables>({ dialect: nodeSqliteDialect(database) });
    this.#writer = new Writer(database);
    this.#reader = new RecordReader(location);
    this.#wordings = new WordingReader(database, this.#reader);
    this.readings = new ReadingTable(database, this.#reader, this.#wordings, this.#writer);
  }

  async append(events: readonly Event[]): Promise<AppendResult> {
    return this.#reader.guard(() => {
      const added = this.#writer.addEvents(events);
      return { added, known: events.length - added };
    });
  }

  async addRuns(runs: readonly Run[]): Promise<AppendResult> {
    return this.#reader.guard(() => {
      const added = this.#writer.addRuns(runs);
      return { added, known: runs.length - added };
    });
  }

  events(filter: EventFilter = {}): AsyncIterable<Event> {
    const page = (size: number, after?: EventPlace) => eventPage(this.#db, filter, size, after).execute();
    return this.#reader.records(page) as AsyncIterable<Event>;
  }

  async eventsById(ids: readonly string[]): Promise<readonly Event[]> {
    const bodies = await this.#reader.guard(() => findBodies(this.#db, ids));
    return bodies.map((body) => this.#reader.parse(body) as Event);
  }

  async *mistakes(wordings?: readonly number[]): AsyncIterable<readonly MistakeRecord[]> {
    const pages =
      wordings === undefined ? mistakePages(this.#database) : mistakePagesOf(this.#database, wordings);
    for (const page of this.#reader.each(pages)) yield page;
  }

  wordings(): AsyncIterable<StoredWording> {
    return this.#wordings.wordings();
  }

  runs(filter: RunFilter = {}): AsyncIterable<Run> {
    const page = (size: number, after?: RunPlace) => runPage(this.#db, filter, size, after).execute();
    return this.#reader.records(page) as AsyncIterable<Run>;
  }

  async countByKind(filter: EventFilter = {}): Promise<Partial<Record<EventKind, number>>> {
    const rows = await this.#reader.guard(() => kindCounts(this.#db, filter).execute());
    return Object.fromEntries(rows.map(({ kind, events }) => [kind, events]));
  }

  async tally(filter: EventFilter = {}): Promise<readonly PatternTally[]> {
    const rows = await this.#reader.guard(() => patternTallies(this.#db, filter).execute());
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
    const days = await this.#reader.guard(() => mistakesPerDay(this.#db, filter).execute());
    return mistakeSeries(bucket, days);
  }

  async runSeries(
    bucket: Bucket,
    filter: RunFilter = {},
  ): Promise<readonly { readonly start: string; readonly runs: number }[]> {
    const days = await this.#reader.guard(() => runsPerDay(this.#db, filter).execute());
    return runSeries(bucket, days);
  }

  async assign(assignments: readonly Assignment[]): Promise<void> {
    return this.#reader.guard(() => this.#writer.assign(assignments));
  }

  async replaceAssignments(assignments: readonly Assignment[], version: number): Promise<void> {
    return this.#reader.guard(() => this.#writer.replaceAssignments(assignments, version));
  }

  assignments(): AsyncIterable<Assignment> {
    return this.#reader.rows((size: number, after?: AssignmentPlace) =>
      assignmentPage(this.#db, size, after).execute(),
    );
  }

  async replaceEpisodes(episodes: readonly Episode[]): Promise<void> {
    return this.#reader.guard(() => this.#writer.replaceEpisodes(episodes));
  }

  episodes(): AsyncIterable<Episode> {
    const page = (size: number, after?: EpisodePlace) => episodePage(this.#db, size, after).execute();
    return this.#reader.records(page) as AsyncIterable<Episode>;
  }

  async replaceStats(stats: readonly PatternStats[]): Promise<void> {
    return this.#reader.guard(() => this.#writer.replaceStats(stats));
  }

  async stats(): Promise<readonly PatternStats[]> {
    const rows = await this.#reader.guard(() => this.#db.selectFrom('stats').selectAll().execute());
    return rows
      .toSorted(byKeys((row) => row.pattern))
      .map((row) => this.#reader.parse(row.body) as PatternStats);
  }

  async keepSignatures(state: unknown, given: Iterable<GivenSignature>): Promise<void> {
    return this.#reader.guard(() => this.#writer.keepSignatures(state, given));
  }

  async signatureState(): Promise<unknown> {
    const query = this.#db.selectFrom('signature_state').select('body');
    const row = await this.#reader.guard(() => query.executeTakeFirst());
    return row === undefined ? undefined : this.#reader.parse(row.body);
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }
}

/** Opens or creates the SQLite database at a path, and its folder. Rejects with `StoreError`. */
export const openSqliteStore = async (path: string, { onUpgrade }: OpenOptions): Promise<EventStore> =>
  new SqliteStore(path, await openDatabase(path, onUpgrade));
