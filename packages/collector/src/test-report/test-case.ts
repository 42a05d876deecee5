import type { ParsedTimestamp } from '@feedback/schema';

/** What became of a test at last. */
export type TestOutcome = 'passed' | 'failed' | 'errored' | 'skipped' | 'flaky';

/** One test as a report tells of it, or trouble that kept tests from running. */
export interface TestCase {
  readonly name: string;
  readonly outcome: TestOutcome;
  /** The file, class or suites around it. */
  readonly suite?: string | undefined;
  readonly message?: string | undefined;
  /** The type of what was thrown, e.g. `AssertionError`. */
  readonly type?: string | undefined;
  readonly trace?: string | undefined;
  readonly snippet?: string | undefined;
  readonly file?: string | undefined;
  /** 1-based. */
  readonly line?: number | undefined;
  readonly attempts?: number | undefined;
  readonly time?: ParsedTimestamp | undefined;
  /** What tells it from a test with the same suite and name, e.g. a browser. */
  readonly variant?: string | undefined;
  /**
   * `outside`: no test but an import, a hook, a build that broke; it counts as a failure or error and not as a test.
   * `uncounted`: it is told, and what it did to the tests is counted with them.
   */
  readonly standing?: 'test' | 'outside' | 'uncounted' | undefined;
  /** It is counted as what it is and no mistake: what failed in it is expected to, or is told by another case. */
  readonly silent?: boolean | undefined;
}
