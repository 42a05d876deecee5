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
import { createEventRow } from '../event-row.ts';
import { spelled } from '../spelled-assignment.ts';
import type { Insert } from './insert.ts';
import { prepareInserts, type Inserts } from './inserts.ts';
import type { AssignmentRow, EpisodeRow, RunRow, StatsRow } from './tables.ts';
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

/** Writes to the database: each call is one transaction, finished when it returns. */
export class Writer {
  readonly #database: DatabaseSync;
  readonly #insert: Inserts;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#insert = prepareInserts(database);
  }

  /** The number of events that were not there yet. */
  addEvents(events: readonly Event[]): number {
    const rowOf = createEventRow();
    return this.#insertAll(this.#insert.event, events, (event) => rowOf(event, keyOfWords(event)));
  }

  /** The number of runs that were not there yet. */
  addRuns(runs: readonly Run[]): number {
    return this.#insertAll(this.#insert.run, runs, runRow);
  }

  assign(assignments: readonly Assignment[]): void {
    this.#insertAll(this.#insert.assignment, assignments, assignmentRow);
  }

  replaceAssignments(assignments: readonly Assignment[], version: number): void {
    inTransaction(this.#database, () => {
      this.#database
        .prepare("DELETE FROM assignments WHERE method <> 'manual' AND version <= ?")
        .run(version);
      for (const assignment of assignments) this.#insert.judgement.run(assignmentRow(assignment));
    });
  }

  keepSignatures(state: unknown, given: Iterable<GivenSignature>): void {
    inTransaction(this.#database, () => {
      this.#insert.state.run({ only: 1, body: JSON.stringify(state) });
      for (const [id, signature] of given) {
        const wording = wordingKey(id);
        if (wording !== null) this.#insert.given.run({ wording, signature });
      }
    });
  }

  keepReadings(state: unknown, readings: Iterable<KeptReading>, place: number): void {
    inTransaction(this.#database, () => {
      this.#insert.placedState.run({ only: 1, body: JSON.stringify(state), place });
      for (const reading of readings) {
        const wording = wordingKey(reading.id);
        if (wording !== null)
          this.#insert.reading.run({ ...reading, wording, signature: reading.signature ?? '' });
      }
    });
  }

  replaceEpisodes(episodes: readonly Episode[]): void {
    this.#insertAll(this.#insert.episode, episodes, episodeRow, 'DELETE FROM episodes');
  }

  replaceStats(stats: readonly PatternStats[]): void {
    this.#insertAll(this.#insert.stats, stats, statsRow, 'DELETE FROM stats');
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
