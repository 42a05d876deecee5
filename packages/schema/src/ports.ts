import type { Event, EventKind } from './event.ts';
import type { Assignment, Episode } from './judgement.ts';
import type { MistakeRecord } from './mistake-record.ts';
import type { PatternStats } from './pattern.ts';
import type { Problem } from './problem.ts';
import type { Run, RunKind } from './run.ts';
import type { Severity } from './severity.ts';
import type { Wording } from './wording.ts';

/** Tells the time, so that every analysis can be repeated. */
export type Clock = () => Date;

/** Which events: all conditions hold together; `since` inclusive, `until` exclusive (ISO 8601 UTC). */
export interface EventFilter {
  readonly kinds?: readonly EventKind[];
  /** Effective patterns: the one assigned to the event, else the declared one, else the one assigned to its wording. */
  readonly patterns?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly runId?: string;
}

export interface RunFilter {
  readonly kinds?: readonly RunKind[];
  readonly since?: string;
  readonly until?: string;
}

export interface AppendResult {
  readonly added: number;
  /** Already there, by their id. */
  readonly known: number;
}

/** Anything that takes events. */
export interface EventSink {
  /** Adds the events that are not there yet; the whole batch or, on failure, nothing. */
  append(events: readonly Event[]): Promise<AppendResult>;
}

/** Mistakes of one effective pattern; `pattern` is `null` for those that belong to none. */
export interface PatternTally {
  readonly pattern: string | null;
  readonly events: number;
  /** The sum of the events' counts. */
  readonly occurrences: number;
  /** The worst that a review said; `null` where none did. */
  readonly severity: Severity | null;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** Events of one bucket, named by its first instant (weeks start on Monday, UTC). */
export interface SeriesPoint {
  readonly start: string;
  readonly events: number;
  readonly occurrences: number;
}

export type Bucket = 'day' | 'week';

/** A wording that mistakes of a store have. */
export interface StoredWording extends Wording {
  /** What records of mistakes name it by; valid in this store only. */
  readonly wording: number;
  /** What judgements name it by, in every store: `wordingId`. */
  readonly id: string;
  /** The id of the signature it was given; `null` until `keepSignatures`. */
  readonly signature: string | null;
}

/** A wording, by its id, and the id of the signature that it was given. */
export type GivenSignature = readonly [wording: string, signature: string];

/** What an analysis read of a wording: enough to do without its words. */
export interface KeptReading {
  /** What judgements name the wording by: `wordingId`. */
  readonly id: string;
  /** The id of the signature it was given; `null` for none. */
  readonly signature: string | null;
  /** What equal lines that name an error have in common; `null` where no line does. */
  readonly line: string | null;
  /** The pattern of the library that its words match, and how; `null` for none. */
  readonly pattern: string | null;
  readonly method: Assignment['method'] | null;
  /** Names what it was read with: another library matches otherwise. */
  readonly reader: string;
}

/** A reading that a store kept. */
export interface StoredReading extends KeptReading {
  /** What records of mistakes name the wording by; valid in this store only. */
  readonly wording: number;
}

/** Kept readings, and the place up to which each wording has one. */
export interface StoredReadings {
  /** 0 before the first. */
  readonly place: number;
  readonly batches: AsyncIterable<readonly StoredReading[]>;
}

/** Some wordings, and the place that was reached with them. */
export interface WordingBatch {
  /** Counts events in the order in which the store met them, whatever their times. */
  readonly place: number;
  readonly wordings: Iterable<StoredWording>;
}

/** Keeps what was read of wordings, so that an analysis reads only what is new. */
export interface ReadingKeeper {
  kept(): Promise<StoredReadings>;
  /** What mistakes after a place say, each wording once, but for the numbers that are known. */
  wordingsAfter(place: number, isKnown: (wording: number) => boolean): AsyncIterable<WordingBatch>;
  /** As `keepSignatures`, with all that was read up to a place: all of it or nothing. */
  keep(state: unknown, readings: Iterable<KeptReading>, place: number): Promise<void>;
}

/** Keeps facts (events, runs), judgements (assignments, episodes) and derived numbers. Times compare as UTC ISO strings. */
export interface EventStore extends EventSink {
  addRuns(runs: readonly Run[]): Promise<AppendResult>;
  /** In order of time, then id. */
  events(filter?: EventFilter): AsyncIterable<Event>;
  /** Those of these ids that are there, in any order. */
  eventsById(ids: readonly string[]): Promise<readonly Event[]>;
  /**
   * Mistakes (no flaky tests) without their texts, in order of time, then id; in batches, for there are many. Those of some
   * wordings only, where their numbers are given.
   */
  mistakes(wordings?: readonly number[]): AsyncIterable<readonly MistakeRecord[]>;
  /** What mistakes say, each wording once, in the order in which the store met them. */
  wordings(): AsyncIterable<StoredWording>;
  runs(filter?: RunFilter): AsyncIterable<Run>;
  /** Events by kind. */
  countByKind(filter?: EventFilter): Promise<Partial<Record<EventKind, number>>>;
  /** Mistakes (no flaky tests) by effective pattern, most occurrences first. */
  tally(filter?: EventFilter): Promise<readonly PatternTally[]>;
  /** Mistakes per bucket; buckets without any are left out. */
  series(bucket: Bucket, filter?: EventFilter): Promise<readonly SeriesPoint[]>;
  /** Runs per bucket; buckets without any are left out. */
  runSeries(
    bucket: Bucket,
    filter?: RunFilter,
  ): Promise<readonly { readonly start: string; readonly runs: number }[]>;
  /** Sets the judgement of each subject, unless one of a higher version is there. */
  assign(assignments: readonly Assignment[]): Promise<void>;
  /**
   * Replaces all judgements that a method of this version or a lower one made, so that those which no longer hold are gone.
   * What people assigned, and what a later version did, stays.
   */
  replaceAssignments(assignments: readonly Assignment[], version: number): Promise<void>;
  assignments(): AsyncIterable<Assignment>;
  /** Replaces all episodes: they are derived anew by each analysis. */
  replaceEpisodes(episodes: readonly Episode[]): Promise<void>;
  episodes(): AsyncIterable<Episode>;
  /** Replaces all derived numbers. */
  replaceStats(stats: readonly PatternStats[]): Promise<void>;
  stats(): Promise<readonly PatternStats[]>;
  /** Keeps what signatures are found by, as JSON, and which signatures wordings were given; both or nothing. */
  keepSignatures(state: unknown, given: Iterable<GivenSignature>): Promise<void>;
  /** What `keepSignatures` kept last; `undefined` before. */
  signatureState(): Promise<unknown>;
  /** Absent where reading all words again costs little. */
  readonly readings?: ReadingKeeper;
  close(): Promise<void>;
}

/** What a report reader yields, in the order of the file. */
export type ReportItem =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** The files of one person on one machine; `@feedback/schema/node` has the real one. */
export interface FileSystem {
  /** The text of a UTF-8 file; `undefined` when there is none. */
  readText(path: string): Promise<string | undefined>;
  /** Replaces a file whole: temporary file, fsync, rename. Creates missing folders. */
  writeText(path: string, text: string): Promise<void>;
  /** Runs `work` while no other process holds the lock of `path`. */
  withLock<T>(path: string, work: () => Promise<T>): Promise<T>;
}
