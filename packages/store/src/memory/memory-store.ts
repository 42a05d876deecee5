import {
  byKeys,
  MISTAKE_KINDS,
  patternName,
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
  type Wording,
} from '@feedback/schema';
import { mistakeSeries, runSeries } from '../buckets.ts';
import { createEventRow, saidBy, type EventRow } from '../event-row.ts';
import { mistakeOfRow } from '../mistake-of-row.ts';
import { eventMatcher, type JudgedRow } from './event-matcher.ts';
import { EventRows } from './event-rows.ts';
import { Judgements } from './judgements.ts';
import { KeyedRecords } from './keyed-records.ts';
import { matchingRuns } from './matching-runs.ts';
import { tallyRows } from './tally-rows.ts';
import { WordingBook } from './wording-book.ts';

const isMistakeRow = (row: EventRow): boolean =>
  (MISTAKE_KINDS as readonly string[]).includes(row.kind) && row.flaky === 0;

/** Keeps everything in memory, and nothing when the process ends. */
export class MemoryStore implements EventStore {
  readonly #events = new EventRows();
  readonly #runs = new KeyedRecords<Run>((run) => run.run_id);
  readonly #judgements = new Judgements();
  readonly #episodes = new KeyedRecords<Episode>((episode) => episode.episode_id);
  readonly #wordings = new WordingBook();
  readonly #stats = new KeyedRecords<PatternStats>((stats) => patternName(stats.pattern));

  has(eventId: string): boolean {
    return this.#events.has(eventId);
  }

  async append(events: readonly Event[]): Promise<AppendResult> {
    const rowOf = createEventRow();
    const numberOf = (wording: Wording | undefined): number | null =>
      wording === undefined ? null : this.#wordings.numberOf(wording);
    // All rows before the first is kept: a batch with a bad event in it adds nothing.
    const rows = events
      .filter((event) => !this.#events.has(event.event_id))
      .map((event) => rowOf(event, numberOf(saidBy(event))));
    const added = this.#events.add(rows);
    return { added, known: events.length - added };
  }

  async addRuns(runs: readonly Run[]): Promise<AppendResult> {
    const added = runs.filter((run) => this.#runs.add(run)).length;
    return { added, known: runs.length - added };
  }

  async *events(filter: EventFilter = {}): AsyncIterable<Event> {
    for (const row of this.#matching(filter)) yield JSON.parse(row.body) as Event;
  }

  async eventsById(ids: readonly string[]): Promise<readonly Event[]> {
    return [...new Set(ids)].flatMap((id) => {
      const row = this.#events.get(id);
      return row === undefined ? [] : [JSON.parse(row.body) as Event];
    });
  }

  async *mistakes(wordings?: readonly number[]): AsyncIterable<readonly MistakeRecord[]> {
    const wanted = wordings && new Set<number | null>(wordings);
    const rows = this.#events
      .inTime()
      .filter((row) => isMistakeRow(row) && (wanted === undefined || wanted.has(row.wording)));
    if (rows.length > 0) yield rows.map(mistakeOfRow);
  }

  async *wordings(): AsyncIterable<StoredWording> {
    yield* this.#wordings.all();
  }

  async *runs(filter: RunFilter = {}): AsyncIterable<Run> {
    yield* this.#matchingRuns(filter);
  }

  async countByKind(filter: EventFilter = {}): Promise<Partial<Record<EventKind, number>>> {
    const counts: Partial<Record<EventKind, number>> = {};
    for (const { kind } of this.#matching(filter)) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  }

  async tally(filter: EventFilter = {}): Promise<readonly PatternTally[]> {
    return tallyRows(this.#mistakes(filter));
  }

  async series(bucket: Bucket, filter: EventFilter = {}): Promise<readonly SeriesPoint[]> {
    const days = Array.from(this.#mistakes(filter), (row) => ({
      day: row.timestamp.slice(0, 10),
      events: 1,
      occurrences: row.count,
    }));
    return mistakeSeries(bucket, days);
  }

  async runSeries(
    bucket: Bucket,
    filter: RunFilter = {},
  ): Promise<readonly { readonly start: string; readonly runs: number }[]> {
    const days = this.#matchingRuns(filter).map((run) => ({ day: run.timestamp.slice(0, 10), runs: 1 }));
    return runSeries(bucket, days);
  }

  async assign(assignments: readonly Assignment[]): Promise<void> {
    this.#judgements.assign(assignments);
  }

  async replaceAssignments(assignments: readonly Assignment[], version: number): Promise<void> {
    this.#judgements.replace(assignments, version);
  }

  async *assignments(): AsyncIterable<Assignment> {
    yield* this.#judgements.all();
  }

  async replaceEpisodes(episodes: readonly Episode[]): Promise<void> {
    this.#episodes.replace(episodes);
  }

  async *episodes(): AsyncIterable<Episode> {
    yield* this.#episodes.all().toSorted(
      byKeys(
        (one) => one.introduced_at,
        (one) => one.episode_id,
      ),
    );
  }

  async replaceStats(stats: readonly PatternStats[]): Promise<void> {
    this.#stats.replace(stats);
  }

  async stats(): Promise<readonly PatternStats[]> {
    return this.#stats.all().toSorted(byKeys((one) => patternName(one.pattern)));
  }

  async keepSignatures(state: unknown, given: Iterable<GivenSignature>): Promise<void> {
    this.#wordings.keep(state, given);
  }

  async signatureState(): Promise<unknown> {
    return this.#wordings.state;
  }

  /** The signatures that wordings were given, by the ids of the wordings. */
  get givenSignatures(): ReadonlyMap<string, string> {
    return this.#wordings.given;
  }

  async close(): Promise<void> {}

  *#matching(filter: EventFilter): Iterable<JudgedRow> {
    const matches = eventMatcher(filter);
    for (const row of this.#events.inTime()) {
      const judged = { ...row, effective: this.#effectivePattern(row) };
      if (matches(judged)) yield judged;
    }
  }

  *#mistakes(filter: EventFilter): Iterable<JudgedRow> {
    for (const row of this.#matching(filter)) if (isMistakeRow(row)) yield row;
  }

  /** An assignment to the empty name says that the event belongs to no pattern. */
  #effectivePattern(row: EventRow): string | null {
    const judged = this.#judgements.patternOf({ subject: 'event', id: row.event_id });
    if (judged !== undefined) return judged || null;
    const wording = row.wording === null ? undefined : this.#wordings.idOf(row.wording);
    if (row.pattern !== null || wording === undefined) return row.pattern;
    return this.#judgements.patternOf({ subject: 'wording', id: wording }) || null;
  }

  #matchingRuns(filter: RunFilter): Run[] {
    return matchingRuns(this.#runs.all(), filter);
  }
}
