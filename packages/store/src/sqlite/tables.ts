import type { Assignment, KeptReading, RunKind } from '@feedback/schema';
import type { EventRow } from '../event-row.ts';

export interface RunRow {
  readonly run_id: string;
  readonly kind: RunKind;
  readonly timestamp: string;
  readonly body: string;
}

export interface EpisodeRow {
  readonly episode_id: string;
  readonly introduced_at: string;
  readonly body: string;
}

export interface StatsRow {
  /** In its one spelling. */
  readonly pattern: string;
  readonly body: string;
}

export interface AssignmentRow extends Readonly<Assignment> {
  /** The key of the wording that it is about; `null` for other subjects. */
  readonly wording: number | null;
}

/** What was read of a wording; of one that only was given a signature the rest is `null`. */
export interface ReadingRow {
  /** `wordingKey`. */
  readonly wording: number;
  /** Empty for none. */
  readonly signature: string;
  readonly id: string | null;
  readonly line: string | null;
  readonly pattern: string | null;
  readonly method: KeptReading['method'];
  readonly reader: string | null;
}

export interface SignatureStateRow {
  /** 1: there is one. */
  readonly only: number;
  readonly body: string;
  /** Up to which event (rowid) all wordings were read. */
  readonly place: number;
}

/** The tables of the database, as `migrations.ts` makes them. `body` is the whole record as JSON. */
export interface Tables {
  readonly events: EventRow;
  readonly runs: RunRow;
  readonly assignments: AssignmentRow;
  readonly episodes: EpisodeRow;
  readonly stats: StatsRow;
  readonly readings: ReadingRow;
  readonly signature_state: SignatureStateRow;
}
