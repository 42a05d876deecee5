import type {
  KeptReading,
  ReadingKeeper,
  StoredReading,
  StoredReadings,
  WordingBatch,
} from '@feedback/schema';
import type { DatabaseSync } from 'node:sqlite';
import type { RecordReader } from './record-reader.ts';
import type { WordingReader } from './wording-reader.ts';
import type { Writer } from './writer.ts';

const PAGE = 2_000;

const KEPT = `
  SELECT wording, id, nullif(signature, ''), line, pattern, method, reader
  FROM readings WHERE wording > ? AND id IS NOT NULL ORDER BY wording LIMIT ${PAGE}`;

/** The columns of the query, in its order. */
type Row = readonly [
  wording: number,
  id: string,
  signature: string | null,
  line: string | null,
  pattern: string | null,
  method: KeptReading['method'],
  reader: string,
];

const readingOf = (row: Row): StoredReading => ({
  wording: row[0],
  id: row[1],
  signature: row[2],
  line: row[3],
  pattern: row[4],
  method: row[5],
  reader: row[6],
});

/** What was read of wordings, in a table beside the events: asked for by their numbers, it costs a tenth of reading their words. */
export class ReadingTable implements ReadingKeeper {
  readonly #database: DatabaseSync;
  readonly #reader: RecordReader;
  readonly #wordings: WordingReader;
  readonly #writer: Writer;

  constructor(database: DatabaseSync, reader: RecordReader, wordings: WordingReader, writer: Writer) {
    this.#database = database;
    this.#reader = reader;
    this.#wordings = wordings;
    this.#writer = writer;
  }

  async kept(): Promise<StoredReadings> {
    // The place first: what another process keeps in the meantime is beyond it, and is only read once more.
    const row = await this.#reader.guard(() =>
      this.#database.prepare('SELECT place FROM signature_state').get(),
    );
    return { place: Number(row?.['place'] ?? 0), batches: this.#batches() };
  }

  wordingsAfter(place: number, isKnown: (wording: number) => boolean): AsyncIterable<WordingBatch> {
    return this.#wordings.wordingsAfter(place, isKnown);
  }

  async keep(state: unknown, readings: Iterable<KeptReading>, place: number): Promise<void> {
    return this.#reader.guard(() => this.#writer.keepReadings(state, readings, place));
  }

  async *#batches(): AsyncIterable<readonly StoredReading[]> {
    const statement = await this.#reader.guard(() => this.#database.prepare(KEPT));
    statement.setReturnArrays(true);
    for (let last = -1; ;) {
      const rows = await this.#reader.guard(() => statement.all(last) as unknown as readonly Row[]);
      yield rows.map(readingOf);
      if (rows.length < PAGE) return;
      [last] = rows.at(-1) ?? [last];
    }
  }
}
