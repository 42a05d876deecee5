import { eventId } from '@feedback/schema';

/** Gives ids to the records of runs; identical records of one run are numbered, so that each has an id of its own. */
export class EventIds {
  readonly #seen = new Map<string, number>();

  /** The id of the next record that equals this one in this run. */
  next(runKey: string, record: readonly string[]): string {
    const first = eventId(runKey, record);
    const ordinal = this.#seen.get(first) ?? 0;
    this.#seen.set(first, ordinal + 1);
    return ordinal === 0 ? first : eventId(runKey, record, ordinal);
  }
}
