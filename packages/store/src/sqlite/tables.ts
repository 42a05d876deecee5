import type { Assignment, RunKind, Wording } from '@feedback/schema';
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

export interface WordingRow extends Wording {
  readonly wording: number;
  readonly id: string;
}

export interface GivenSignatureRow {
  readonly wording: number;
  readonly signature: string;
}

export interface SignatureStateRow {
  /** 1: there is one. */
  readonly only: number;
  readonly body: string;
}

/** The tables of the database, as `migrations.ts` makes them. `body` is the whole record as JSON. */
export interface Tables {
  readonly events: EventRow;
  readonly runs: RunRow;
  readonly assignments: Readonly<Assignment>;
  readonly episodes: EpisodeRow;
  readonly stats: StatsRow;
  readonly wordings: WordingRow;
  readonly given_signatures: GivenSignatureRow;
  readonly signature_state: SignatureStateRow;
}
