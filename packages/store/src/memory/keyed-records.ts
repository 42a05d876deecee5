/** Records by id, as JSON, so that nobody can change what is kept by changing what was given or returned. */
export class KeyedRecords<T> {
  readonly #texts = new Map<string, string>();
  readonly #id: (record: T) => string;

  constructor(id: (record: T) => string) {
    this.#id = id;
  }

  get(id: string): T | undefined {
    const text = this.#texts.get(id);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  set(record: T): void {
    this.#texts.set(this.#id(record), JSON.stringify(record));
  }

  /** Whether it was new. */
  add(record: T): boolean {
    if (this.#texts.has(this.#id(record))) return false;
    this.set(record);
    return true;
  }

  replace(records: readonly T[]): void {
    this.#texts.clear();
    for (const record of records) this.set(record);
  }

  all(): T[] {
    return Array.from(this.#texts.values(), (text) => JSON.parse(text) as T);
  }
}
