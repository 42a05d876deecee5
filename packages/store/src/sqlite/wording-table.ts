import { wordingId, type Wording } from '@feedback/schema';
import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Numbers remembered: most mistakes say what others said shortly before. */
const REMEMBERED = 20_000;

/** Gives wordings their numbers; within a transaction of the caller. */
export class WordingTable {
  readonly #find: StatementSync;
  readonly #insert: StatementSync;
  readonly #known = new Map<string, number>();

  constructor(database: DatabaseSync) {
    this.#find = database.prepare('SELECT wording FROM wordings WHERE id = ?');
    this.#insert = database.prepare(
      'INSERT INTO wordings (id, kind, text, rule_id, test_name, suite, trace) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
  }

  numberOf(wording: Wording): number {
    const id = wordingId(wording);
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const number = this.#find.get(id)?.['wording'] ?? this.#add(id, wording);
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(id, Number(number));
    return Number(number);
  }

  /** To be called when a transaction failed: what was numbered in it is not there. */
  forget(): void {
    this.#known.clear();
  }

  #add(id: string, { kind, text, rule_id, test_name, suite, trace }: Wording): number | bigint {
    return this.#insert.run(id, kind, text, rule_id, test_name, suite, trace).lastInsertRowid;
  }
}
