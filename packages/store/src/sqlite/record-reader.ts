import { StoreError } from '../store-error.ts';
import { sqliteError } from './sqlite-error.ts';

const PAGE = 500;

/** Asks for a page of so many rows that goes on after the last row of the one before. */
type AskPage<Place, Row extends Place> = (size: number, after?: Place) => Promise<readonly Row[]>;

/** Reads rows of one database, and says what goes wrong as `StoreError`. */
export class RecordReader {
  readonly #location: string;

  /** `location` is its name in messages. */
  constructor(location: string) {
    this.#location = location;
  }

  /** Page after page. */
  async *rows<Place, Row extends Place>(page: AskPage<Place, Row>): AsyncIterable<Row> {
    let rows = await this.guard(() => page(PAGE));
    for (;;) {
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      rows = await this.guard(() => page(PAGE, last));
    }
  }

  /** The records in the bodies of rows. */
  async *records<Place, Row extends Place & { readonly body: string }>(
    page: AskPage<Place, Row>,
  ): AsyncIterable<unknown> {
    for await (const row of this.rows(page)) yield this.parse(row.body);
  }

  /** What reading gives, one after the other. */
  *each<T>(items: Iterable<T>): Iterable<T> {
    try {
      for (const item of items) yield item;
    } catch (error) {
      throw sqliteError(this.#location, error);
    }
  }

  parse(body: string): unknown {
    try {
      return JSON.parse(body);
    } catch (error) {
      throw new StoreError('CORRUPT', this.#location, 'holds a record that is no JSON', { cause: error });
    }
  }

  async guard<T>(work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw sqliteError(this.#location, error);
    }
  }
}
