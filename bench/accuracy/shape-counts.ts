/** How often a shape was seen. */
interface ShapeCount {
  readonly feature: number;
  readonly total: number;
}

/** Room for so many shapes, as a power of two; ordinary code of two million lines has some fifty million. */
const BITS = 27;

/** Counts shapes by their hash, in a table of 1 GB with open addressing. */
export class ShapeCounts {
  readonly #last = 2 ** BITS - 1;
  readonly #keys = new Uint32Array(2 ** BITS);
  readonly #totals = new Uint32Array(2 ** BITS);
  #size = 0;

  /** Counts one occurrence. Throws `RangeError` when the table has no room for another shape. */
  add(feature: number): void {
    const key = feature >>> 0;
    let at = Math.imul(key, 0x9e3779b1) >>> (32 - BITS);
    while (this.#totals[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & this.#last;
    const total = this.#totals[at] ?? 0;
    if (total === 0) this.#size += 1;
    if (this.#size === this.#last) throw new RangeError('more shapes than there is room for');
    this.#keys[at] = key;
    this.#totals[at] = total + 1;
  }

  /** All shapes that were seen at least so often. */
  *counted(least: number): Generator<ShapeCount> {
    for (const [at, feature] of this.#keys.entries()) {
      const total = this.#totals[at] ?? 0;
      if (total >= least) yield { feature, total };
    }
  }
}
