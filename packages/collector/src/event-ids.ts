import { eventId } from '@feedback/schema';

/** A text with memory of its own: an id is a piece of a longer hash, which it would keep alive. */
const compact = (id: string): string => Buffer.from(id, 'latin1').toString('latin1');

/** Gives ids to the records of runs; identical records of one run are numbered, so that each has an id of its own. */
export class EventIds {
  readonly #seen = new Set<string>();
  /** How often records came again; hardly any does. */
  readonly #again = new Map<string, number>();

  /** The id of the next record that equals this one in this run. */
  next(runKey: string, record: readonly string[]): string {
    const first = eventId(runKey, record);
    if (!this.#seen.has(first)) {
      this.#seen.add(compact(first));
      return first;
    }
    const ordinal = (this.#again.get(first) ?? 0) + 1;
    this.#again.set(first, ordinal);
    return eventId(runKey, record, ordinal);
  }
}
