/** A binary heap: the item of least order comes out first. */
export class Heap<Item extends { readonly order: number }> {
  readonly #items: Item[] = [];

  get size(): number {
    return this.#items.length;
  }

  push(item: Item): void {
    const items = this.#items;
    items.push(item);
    for (let at = items.length - 1; at > 0;) {
      const up = (at - 1) >> 1;
      if (this.#order(up) <= this.#order(at)) break;
      this.#swap(at, up);
      at = up;
    }
  }

  pop(): Item | undefined {
    const items = this.#items;
    const [first] = items;
    const last = items.pop();
    if (items.length === 0 || last === undefined) return first;
    items[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = right < items.length && this.#order(right) < this.#order(left) ? right : left;
      if (least >= items.length || this.#order(least) >= this.#order(at)) return first;
      this.#swap(at, least);
      at = least;
    }
  }

  #order(at: number): number {
    return this.#items[at]?.order ?? Infinity;
  }

  #swap(a: number, b: number): void {
    const [x, y] = [this.#items[a], this.#items[b]];
    if (x && y) {
      this.#items[a] = y;
      this.#items[b] = x;
    }
  }
}
