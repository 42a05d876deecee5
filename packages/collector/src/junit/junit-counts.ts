import type { Totals } from '@feedback/schema';
import type { XmlAttributes } from '../xml/bounded-xml.ts';
import type { TestOutcome } from '../test-report/test-case.ts';
import type { JunitSuite } from './junit-case.ts';

interface Counts {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

const none = (): Counts => ({ tests: 0, failures: 0, errors: 0, skipped: 0 });

const claimed = (attributes: XmlAttributes, ...names: readonly string[]): number => {
  const count = Number(names.map((name) => attributes[name]).find((value) => value !== undefined));
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
};

const claimedCounts = (attributes: XmlAttributes): Counts => ({
  tests: claimed(attributes, 'tests'),
  failures: claimed(attributes, 'failures'),
  errors: claimed(attributes, 'errors'),
  skipped: claimed(attributes, 'skipped', 'skips', 'disabled'),
});

const FIELD: Partial<Record<TestOutcome, 'failures' | 'errors' | 'skipped'>> = {
  failed: 'failures',
  errored: 'errors',
  skipped: 'skipped',
};

/** Counts cases. What the file claims is believed only where it holds no case at all. */
export class JunitCounts {
  readonly #counted = none();
  #flaky = 0;
  readonly #root = none();
  readonly #suites = none();

  case(outcome: TestOutcome): void {
    this.#counted.tests++;
    const field = FIELD[outcome];
    if (field !== undefined) this.#counted[field]++;
    if (outcome === 'flaky') this.#flaky++;
  }

  /** A suite has begun; the last one is it. */
  suite(suites: readonly JunitSuite[]): void {
    const level = suites.length;
    if (this.#counted.tests > 0 || level > 2) return;
    const claims = claimedCounts(suites.at(-1)?.attributes ?? {});
    const into = level === 1 ? this.#root : this.#suites;
    for (const name of Object.keys(claims) as (keyof Counts)[]) into[name] += claims[name];
  }

  totals(): Totals {
    if (this.#counted.tests > 0) return { ...this.#counted, flaky: this.#flaky };
    return { ...(this.#root.tests > 0 ? this.#root : this.#suites), flaky: 0 };
  }
}
