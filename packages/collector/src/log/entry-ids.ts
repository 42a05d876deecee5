import type { DocumentRow } from '@feedback/schema';
import { EventIds } from '../event-ids.ts';
import type { CheckedEntry } from './check-entry.ts';

type Fields = CheckedEntry['fields'];

/** An occurrence whose id has not been asked for. */
interface Unnamed {
  readonly timestamp: string;
  readonly fields: Fields;
  readonly occurrence: DocumentRow;
}

/**
 * The ids of what is logged by hand. Logged twice is happened twice: the time takes part in the record, and equal ones of one
 * collector are numbered. An id costs as much as all the rest of logging, so those that only the document shows can wait.
 */
export class EntryIds {
  readonly #ids = new EventIds();
  #unnamed: Unnamed[] = [];

  /** The id of the next entry. */
  next(timestamp: string, fields: Fields): string {
    const values = Object.values(fields).map((value) =>
      typeof value === 'string' ? value : JSON.stringify(value),
    );
    return this.#ids.next('manual', [timestamp, ...values]);
  }

  /** Leaves the id of an entry to be written into its occurrence by `settle`. */
  postpone(timestamp: string, fields: Fields, occurrence: DocumentRow): void {
    this.#unnamed.push({ timestamp, fields, occurrence });
  }

  /** Writes the ids that were left, in the order of their entries. */
  settle(): void {
    for (const { timestamp, fields, occurrence } of this.#unnamed)
      occurrence['event_id'] = this.next(timestamp, fields);
    this.#unnamed = [];
  }

  /** Drops the ids that were left: their entries are gone. */
  forget(): void {
    this.#unnamed = [];
  }
}
