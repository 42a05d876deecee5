import { wordingId, wordingOf, type MistakeEvent, type StoredWording } from '@feedback/schema';
import type { DatabaseSync } from 'node:sqlite';
import type { RecordReader } from './record-reader.ts';

const PAGE = 500;

/** Events in the order in which they came, so that the table is read from its begin to its end. */
const QUERY = `
  SELECT events.rowid, events.wording, body, signature
  FROM events LEFT JOIN given_signatures ON given_signatures.wording = events.wording
  WHERE events.rowid > ? AND events.wording IS NOT NULL AND says_something_new(?, events.wording)
  ORDER BY events.rowid LIMIT ${PAGE}`;

type Row = readonly [rowid: number, wording: number, body: string, signature: string | null];

/** A text with memory of its own: an id is a piece of a longer hash, and who keeps it would keep that, five times its size. */
const compact = (id: string): string => Buffer.from(id, 'latin1').toString('latin1');

/**
 * Reads what mistakes say from the first event that says it. No table has the words of their own: filling one with each append,
 * or with the first analysis, cost more than parsing one body for each wording does.
 */
export class WordingReader {
  readonly #database: DatabaseSync;
  readonly #reader: RecordReader;
  /** What each pass that is going on has met. */
  readonly #passes = new Map<number, Set<number>>();
  #begun = 0;

  constructor(database: DatabaseSync, reader: RecordReader) {
    this.#database = database;
    this.#reader = reader;
    // Asked by SQLite, so that the bodies of what says nothing new don't become texts here.
    database.function('says_something_new', (pass, wording) =>
      this.#isNew(Number(pass), Number(wording)) ? 1 : 0,
    );
  }

  /** Each wording once, in the order in which they were met. */
  async *wordings(): AsyncIterable<StoredWording> {
    const pass = this.#begun++;
    this.#passes.set(pass, new Set());
    try {
      const statement = await this.#reader.guard(() => this.#database.prepare(QUERY));
      statement.setReturnArrays(true);
      for (let last = 0; ;) {
        const rows = await this.#reader.guard(() => statement.all(last, pass) as unknown as readonly Row[]);
        for (const row of rows) yield this.#wordingOf(row);
        const end = rows.at(-1);
        if (end === undefined || rows.length < PAGE) return;
        [last] = end;
      }
    } finally {
      this.#passes.delete(pass);
    }
  }

  #wordingOf([, wording, body, signature]: Row): StoredWording {
    // Only mistakes have a wording.
    const said = wordingOf(this.#reader.parse(body) as MistakeEvent);
    return { ...said, wording, id: compact(wordingId(said)), signature };
  }

  #isNew(pass: number, wording: number): boolean {
    const met = this.#passes.get(pass);
    if (met === undefined || met.has(wording)) return false;
    met.add(wording);
    return true;
  }
}
