/** How often a shape was seen, and how thick it comes in the project that has most of it. */
export interface ShapeCount {
  readonly feature: number;
  readonly total: number;
  /** Occurrences in 1,000 lines of the project that has most. */
  readonly most: number;
}

/** A project shorter than this many lines says little about habits. */
const SMALL = 5000;

const MOST_HERE = 2 ** 16 - 1;

/** Counts shapes of some thirty million kinds project by project, in a hash table of 1 GB with open addressing. */
export class ShapeCounts {
  readonly #bits = 26;
  readonly #last = 2 ** this.#bits - 1;
  readonly #keys = new Uint32Array(2 ** this.#bits);
  readonly #totals = new Uint32Array(2 ** this.#bits);
  readonly #mosts = new Float32Array(2 ** this.#bits);
  readonly #here = new Uint16Array(2 ** this.#bits);
  readonly #projects = new Uint8Array(2 ** this.#bits);
  readonly #lengths = [0];

  /** Begins the next project; there may be 255. */
  beginProject(): void {
    this.#lengths.push(0);
  }

  addLines(lines: number): void {
    this.#lengths.push((this.#lengths.pop() ?? 0) + lines);
  }

  get lines(): number {
    return this.#lengths.reduce((sum, length) => sum + length, 0);
  }

  add(feature: number): void {
    const key = feature >>> 0 || 1;
    let at = Math.imul(key, 0x9e3779b1) >>> (32 - this.#bits);
    while (this.#keys[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & this.#last;
    this.#keys[at] = key;
    const project = this.#lengths.length - 1;
    if (this.#projects[at] !== project) {
      this.#mosts[at] = this.#mostAt(at);
      this.#projects[at] = project;
      this.#here[at] = 0;
    }
    this.#here[at] = Math.min(MOST_HERE, (this.#here[at] ?? 0) + 1);
    this.#totals[at] = (this.#totals[at] ?? 0) + 1;
  }

  #mostAt(at: number): number {
    const length = this.#lengths[this.#projects[at] ?? 0] ?? 0;
    return Math.max(this.#mosts[at] ?? 0, (1000 * (this.#here[at] ?? 0)) / Math.max(SMALL, length));
  }

  /** All shapes that were seen at least so often. */
  *counted(least: number): Generator<ShapeCount> {
    for (const [at, feature] of this.#keys.entries()) {
      const total = this.#totals[at] ?? 0;
      if (total >= least) yield { feature, total, most: this.#mostAt(at) };
    }
  }
}
