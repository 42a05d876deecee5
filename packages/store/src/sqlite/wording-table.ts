import { wordingId, type Wording } from '@feedback/schema';
import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Numbers remembered: most mistakes say what others said shortly before. */
const REMEMBERED = 20_000;

/** What finds a wording by its id: the first 30 bits of the hash. A few wordings may share it. */
export const wordingKey = (id: string): number =>
  Buffer.from(id.slice(2, 8), 'base64url').readUInt32BE() >>> 2;

/** Gives wordings their numbers; within a transaction of the caller. */
export class WordingTable {
  readonly #find: StatementSync;
  readonly #insert: StatementSync;
  readonly #known = new Map<string, number>();

  constructor(database: DatabaseSync) {
    this.#find = database.prepare(
      'SELECT wording, id FROM wordings WHERE key IN (SELECT value FROM json_each(?))',
    );
    this.#insert = database.prepare(
      'INSERT INTO wordings (key, id, kind, text, rule_id, test_name, suite, trace) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
  }

  /** Their numbers, in their order; what is no wording has none. */
  numbersOf(wordings: readonly (Wording | undefined)[]): readonly (number | undefined)[] {
    const ids = wordings.map((wording) => wording && wordingId(wording));
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#recall(ids);
    return wordings.map((wording, at) => {
      const id = ids[at];
      if (wording === undefined || id === undefined) return undefined;
      const number = this.#known.get(id) ?? this.#add(id, wording);
      this.#known.set(id, number);
      return number;
    });
  }

  /** To be called when a transaction failed: what was numbered in it is not there. */
  forget(): void {
    this.#known.clear();
  }

  #recall(ids: readonly (string | undefined)[]): void {
    const keys = ids.flatMap((id) => (id === undefined || this.#known.has(id) ? [] : [wordingKey(id)]));
    if (keys.length === 0) return;
    for (const { wording, id } of this.#find.all(JSON.stringify(keys)))
      this.#known.set(String(id), Number(wording));
  }

  #add(id: string, { kind, text, rule_id, test_name, suite, trace }: Wording): number {
    const { lastInsertRowid } = this.#insert.run(
      wordingKey(id),
      id,
      kind,
      text,
      rule_id,
      test_name,
      suite,
      trace,
    );
    return Number(lastInsertRowid);
  }
}
