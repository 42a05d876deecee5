import { wordingId, wordingOf, type MistakeEvent, type StoredWording } from '@feedback/schema';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { KeySet } from './key-set.ts';
import type { RecordReader } from './record-reader.ts';

/** Events looked at at once. Each that says something new is parsed, so a page takes some megabytes at most. */
const PAGE = 2_000;

/** Events in the order in which they came; two numbers of each, so that bodies which say nothing new don't become texts here. */
const KEYS = `
  SELECT rowid, wording FROM events WHERE rowid > ? AND wording IS NOT NULL ORDER BY rowid LIMIT ${PAGE}`;

const SAID = `
  SELECT events.wording, body, signature
  FROM events LEFT JOIN given_signatures ON given_signatures.wording = events.wording
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
    const [keys, said] = await this.#reader.guard(() => [this.#prepare(KEYS), this.#prepare(SAID)] as const);
    const met = new KeySet();
    for (let last = 0; ;) {
      const page = await this.#reader.guard(() => keys.all(last) as unknown as readonly Key[]);
      const fresh = page.filter(([, wording]) => met.add(wording)).map(([rowid]) => rowid);
      const rows = await this.#reader.guard(
        () => said.all(JSON.stringify(fresh)) as unknown as readonly Said[],
      );
      for (const row of rows) yield this.#wordingOf(row);
      const end = page.at(-1);
      if (end === undefined || page.length < PAGE) return;
      [last] = end;
    }
  }

  #prepare(query: string): StatementSync {
    const statement = this.#database.prepare(query);
    statement.setReturnArrays(true);
    return statement;
  }

  #wordingOf([wording, body, signature]: Said): StoredWording {
    // Only mistakes have a wording.
    const said = wordingOf(this.#reader.parse(body) as MistakeEvent);
    return { ...said, wording, id: compact(wordingId(said)), signature };
  }
}
