const FREE = -1;
const SMALLEST = 4_096;
const LOW_32 = 2 ** 32;

/** A set of keys of wordings. An open hash table of numbers: `Set` makes an object of each, and took most of the time of a pass. */
export class KeySet {
  #keys = new Float64Array(SMALLEST).fill(FREE);
  #size = 0;

  /** Whether it was new. */
  add(key: number): boolean {
    if (this.#size * 2 >= this.#keys.length) this.#grow();
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === key) return false;
    this.#keys[slot] = key;
    this.#size++;
    return true;
  }

  /** Where a key is, or would be; keys are hashes, so their low bits are spread. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (key % LOW_32) & mask;
    while (this.#keys[slot] !== FREE && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    this.#keys = new Float64Array(keys.length * 2).fill(FREE);
    for (const key of keys) if (key !== FREE) this.#keys[this.#slotOf(key)] = key;
  }
}
