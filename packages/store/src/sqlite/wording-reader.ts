import {
  wordingId,
  wordingOf,
  type MistakeEvent,
  type StoredWording,
  type WordingBatch,
} from '@feedback/schema';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { KeySet } from './key-set.ts';
import type { RecordReader } from './record-reader.ts';

/** Events looked at at once. */
const PAGE = 2_000;

/** Events in the order in which they came; two numbers of each, so that bodies which say nothing new don't become texts here. */
const KEYS = `
  SELECT rowid, wording FROM events WHERE rowid > ? AND wording IS NOT NULL ORDER BY rowid LIMIT ${PAGE}`;

const SAID = `
  SELECT events.wording, body, nullif(signature, '')
  FROM events LEFT JOIN readings ON readings.wording = events.wording
  WHERE events.rowid IN (SELECT value FROM json_each(?)) ORDER BY events.rowid`;

type Key = readonly [rowid: number, wording: number];
type Said = readonly [wording: number, body: string, signature: string | null];

/** A text with memory of its own: an id is a piece of a longer hash, and who keeps it would keep that, five times its size. */
const compact = (id: string): string => Buffer.from(id, 'latin1').toString('latin1');

/**
 * Reads what mistakes say from the first event that says it. No table has the words of their own: filling one with each append
 * cost more than parsing one body for each wording does.
 */
export class WordingReader {
  readonly #database: DatabaseSync;
  readonly #reader: RecordReader;

  constructor(database: DatabaseSync, reader: RecordReader) {
    this.#database = database;
    this.#reader = reader;
  }

  /** Each wording once, in the order in which they were met. */
  async *wordings(): AsyncIterable<StoredWording> {
    for await (const { wordings } of this.wordingsAfter(0, () => false)) yield* wordings;
  }

  /** Those that events after a place (their rowid) say, but for those that are known. */
  async *wordingsAfter(place: number, isKnown: (wording: number) => boolean): AsyncIterable<WordingBatch> {
    const [keys, said] = await this.#reader.guard(() => [this.#prepare(KEYS), this.#prepare(SAID)] as const);
    const met = new KeySet();
    for (let last = place; ;) {
      const page = await this.#reader.guard(() => keys.all(last) as unknown as readonly Key[]);
      const fresh = page
        .filter(([, wording]) => !isKnown(wording) && met.add(wording))
        .map(([rowid]) => rowid);
      [last] = page.at(-1) ?? [last];
      yield { place: last, wordings: this.#wordingsOf(said, fresh) };
      if (page.length < PAGE) return;
    }
  }

  #prepare(query: string): StatementSync {
    const statement = this.#database.prepare(query);
    statement.setReturnArrays(true);
    return statement;
  }

  /** One at a time: a page of long texts would take much memory. */
  *#wordingsOf(said: StatementSync, events: readonly number[]): Iterable<StoredWording> {
    const rows = this.#reader.each(said.iterate(JSON.stringify(events)));
    for (const [wording, body, signature] of rows as unknown as Iterable<Said>) {
      // Only mistakes have a wording.
      const words = wordingOf(this.#reader.parse(body) as MistakeEvent);
      yield { ...words, wording, id: compact(wordingId(words)), signature };
    }
  }
}
