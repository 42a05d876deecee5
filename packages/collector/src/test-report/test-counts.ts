import type { Totals } from '@feedback/schema';
import type { TestCase, TestOutcome } from './test-case.ts';

const FIELD: Readonly<Record<TestOutcome, 'failures' | 'errors' | 'skipped' | 'flaky' | undefined>> = {
  passed: undefined,
  failed: 'failures',
  errored: 'errors',
  skipped: 'skipped',
  flaky: 'flaky',
};

/** Counts cases; what broke outside of tests counts as what it is, not as a test. */
export class TestCounts {
  readonly #counts = { tests: 0, failures: 0, errors: 0, skipped: 0, flaky: 0 };

  add({ outcome, standing }: TestCase): void {
    if (standing === 'uncounted') return;
    if (standing !== 'outside') this.#counts.tests++;
    const field = FIELD[outcome];
    if (field !== undefined) this.#counts[field]++;
  }

  /** So many of the tests that were counted as passed turn out as skipped. */
  skip(tests: number): void {
    this.#counts.skipped += tests;
  }

  /** How many failed or errored. */
  get broken(): number {
    return this.#counts.failures + this.#counts.errors;
  }

  /** There was nothing to count. */
  get none(): boolean {
    return this.#counts.tests + this.broken === 0;
  }

  totals(): Totals {
    return { ...this.#counts };
  }
}
