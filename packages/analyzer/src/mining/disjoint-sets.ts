/** Disjoint sets of 0, 1, 2 …: union by size with path halving (Tarjan & van Leeuwen 1984), a value kept per set. */
export class DisjointSets<Value> {
  readonly #parent: number[] = [];
  readonly #size: number[] = [];
  readonly #value: Value[] = [];
  readonly #join: (a: Value, b: Value) => Value;

  /** `join` gives the value of a union; for the order of unions not to matter it must be commutative and associative. */
  constructor(join: (a: Value, b: Value) => Value) {
    this.#join = join;
  }

  get length(): number {
    return this.#parent.length;
  }

  /** A new set of one; returns its number. */
  add(value: Value): number {
    const index = this.#parent.length;
    this.#parent.push(index);
    this.#size.push(1);
    this.#value.push(value);
    return index;
  }

  /** The member that stands for the set; it changes with unions. */
  find(member: number): number {
    let index = member;
    for (;;) {
      const parent = this.#parent[index] ?? index;
      if (parent === index) return index;
      const above = this.#parent[parent] ?? parent;
      this.#parent[index] = above;
      index = above;
    }
  }

  valueOf(member: number): Value {
    // Every number that `add` returned has a value.
    return this.#value[this.find(member)] as Value;
  }

  union(a: number, b: number): void {
    const [first, second] = [this.find(a), this.find(b)];
    if (first === second) return;
    const [large, small] =
      (this.#size[first] ?? 0) >= (this.#size[second] ?? 0) ? [first, second] : [second, first];
    this.#value[large] = this.#join(this.#value[large] as Value, this.#value[small] as Value);
    this.#size[large] = (this.#size[large] ?? 0) + (this.#size[small] ?? 0);
    this.#parent[small] = large;
  }
}
