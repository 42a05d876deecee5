/** The plan of a level, and which points of it were seen. Points mostly count up, so that a number is enough to know them. */
export class TapPlan {
  #range: { readonly start: number; readonly end: number } | undefined;
  /** All ids from 1 to this were seen. */
  #upTo = 0;
  readonly #others = new Set<number>();
  count = 0;

  get known(): boolean {
    return this.#range !== undefined;
  }

  /** A plan of `1..0`. */
  get skipsAll(): boolean {
    return this.#range?.end === 0 && this.#range.start === 1;
  }

  /** What is wrong with the plan at the end of the stream. */
  lacking(): string | undefined {
    if (this.skipsAll) return undefined;
    if (this.#range === undefined)
      return this.count === 0 ? undefined : 'there is no plan, so the tests may have ended early';
    const { start, end } = this.#range;
    return this.count === end - start + 1
      ? undefined
      : `the plan is ${start}..${end}, but there are ${this.count} test points`;
  }

  /** Sets the plan and returns how many points before it lie outside of it. */
  set(start: number, end: number): number {
    this.#range = { start, end };
    if (this.count === 0) return 0;
    const below = Math.min(this.#upTo, start - 1);
    const above = this.#upTo - Math.max(end, 0);
    const others = [...this.#others].filter((id) => id < start || id > end).length;
    return Math.max(below, 0) + Math.max(above, 0) + others;
  }

  /** Notes a point's id and returns what is wrong with it. */
  see(id: number): readonly string[] {
    const { start, end } = this.#range ?? { start: 0, end: Infinity };
    const again = (id > 0 && id <= this.#upTo) || this.#others.has(id);
    if (!again) this.#note(id);
    return [
      ...(id < start || id > end ? [`test point ${id} is outside of the plan ${start}..${end}`] : []),
      ...(again ? [`test point ${id} appears several times`] : []),
    ];
  }

  #note(id: number): void {
    if (id !== this.#upTo + 1) {
      this.#others.add(id);
      return;
    }
    this.#upTo = id;
    while (this.#others.delete(this.#upTo + 1)) this.#upTo++;
  }
}
