import { byKeys } from '@feedback/schema';
import type { EventRow } from '../event-row.ts';

/** Rows of events by id, each kept once. */
export class EventRows {
  readonly #rows = new Map<string, EventRow>();
  #inTime: readonly EventRow[] | undefined;

  has(eventId: string): boolean {
    return this.#rows.has(eventId);
  }

  get(eventId: string): EventRow | undefined {
    return this.#rows.get(eventId);
  }

  /** The number of those that were not there yet. */
  add(rows: readonly EventRow[]): number {
    const before = this.#rows.size;
    for (const row of rows) if (!this.#rows.has(row.event_id)) this.#rows.set(row.event_id, row);
    const added = this.#rows.size - before;
    if (added > 0) this.#inTime = undefined;
    return added;
  }

  /** In order of time, then id. */
  inTime(): readonly EventRow[] {
    return (this.#inTime ??= [...this.#rows.values()].toSorted(
      byKeys(
        (row) => row.timestamp,
        (row) => row.event_id,
      ),
    ));
  }
}
