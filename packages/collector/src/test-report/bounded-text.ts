/** Gathers lines up to a length: their beginning and, because what broke comes last, their end. */
export class BoundedText {
  readonly #limit: number;
  readonly #first: string[] = [];
  #last: string[] = [];
  #firstLength = 0;
  #lastLength = 0;
  #left = 0;

  /** `limit` in UTF-16 units. */
  constructor(limit = 16 * 1024) {
    this.#limit = limit;
  }

  add(line: string): void {
    const half = this.#limit / 2;
    const text = line.slice(0, half);
    if (this.#left === 0 && this.#firstLength + text.length <= half) {
      this.#first.push(text);
      this.#firstLength += text.length + 1;
      return;
    }
    this.#last.push(text);
    this.#lastLength += text.length + 1;
    this.#left++;
    if (this.#lastLength > 2 * half) this.#drop(half);
  }

  get lines(): readonly string[] {
    this.#drop(this.#limit / 2);
    return [...this.#first, ...this.#last];
  }

  #drop(room: number): void {
    let from = 0;
    while (this.#lastLength > room && from < this.#last.length - 1) {
      this.#lastLength -= (this.#last[from]?.length ?? 0) + 1;
      from++;
    }
    if (from > 0) this.#last = this.#last.slice(from);
  }
}
