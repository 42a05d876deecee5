import type { Assignment, RunKind } from '@feedback/schema';
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

/** The tables of the database, as `migrations.ts` makes them. `body` is the whole record as JSON. */
export interface Tables {
  readonly events: EventRow;
  readonly runs: RunRow;
  readonly assignments: Readonly<Assignment>;
  readonly episodes: EpisodeRow;
  readonly stats: StatsRow;
}
