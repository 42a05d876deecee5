import type { Problem, ReportItem } from '@feedback/schema';
import { problemItem } from './report-run.ts';

/** So many are told one by one; a broken file can have one for each of its characters. */
const TOLD = 20;

/** Gathers what is wrong with the parts of a report, and tells it with measure. */
export class ToldProblems {
  readonly #more: (count: number) => Problem;
  #waiting: ReportItem[] = [];
  #count = 0;

  /** `more` says that there were so many more. */
  constructor(more: (count: number) => Problem) {
    this.#more = more;
  }

  /** How many there were. */
  get count(): number {
    return this.#count;
  }

  add(problem: () => Problem): void {
    if (++this.#count <= TOLD) this.#waiting.push(problemItem(problem()));
  }

  /** Those not handed on yet; at the end also how many were not told. */
  take(atEnd = false): readonly ReportItem[] {
    const items = this.#waiting;
    this.#waiting = [];
    if (atEnd && this.#count > TOLD) items.push(problemItem(this.#more(this.#count - TOLD)));
    return items;
  }
}
