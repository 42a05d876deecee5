import type { ParsedTimestamp } from '@feedback/schema';
import type { TestOutcome } from '../test-report/test-case.ts';
import type { XmlAttributes } from '../xml/bounded-xml.ts';

/** A `<testsuites>` or `<testsuite>` that encloses cases. */
export interface JunitSuite {
  readonly attributes: XmlAttributes;
  /** When it says it ran. */
  readonly time: ParsedTimestamp | undefined;
}

export type VerdictKind = 'failure' | 'error' | 'skipped' | 'flaky' | 'rerun';

/** What an element inside a case says about it. */
export interface JunitVerdict {
  readonly kind: VerdictKind;
  readonly attributes: XmlAttributes;
  /** The element's own text. */
  text: string;
}

/** One `<testcase>` with the suites around it, outermost first. */
export interface JunitCase {
  readonly attributes: XmlAttributes;
  readonly suites: readonly JunitSuite[];
  readonly verdicts: readonly JunitVerdict[];
}

/** Words that some tools (GoogleTest, CTest) put into `status` or `result` where others write an element. */
const STATUS: ReadonlyMap<string, TestOutcome> = new Map([
  ['notrun', 'skipped'],
  ['skipped', 'skipped'],
  ['disabled', 'skipped'],
  ['ignored', 'skipped'],
  ['suppressed', 'skipped'],
  ['failed', 'failed'],
  ['fail', 'failed'],
  ['failure', 'failed'],
  ['error', 'errored'],
]);

const isTodo = (verdict: JunitVerdict): boolean =>
  verdict.kind === 'skipped' && verdict.attributes['type']?.toLowerCase() === 'todo';

const statusOf = (attributes: XmlAttributes): TestOutcome =>
  STATUS.get(attributes['status']?.toLowerCase() ?? '') ??
  STATUS.get(attributes['result']?.toLowerCase() ?? '') ??
  'passed';

/**
 * Decides a case: one that fails and errors is errored once; a failing one marked as to do is skipped; only flaky attempts mean
 * that it passed at last. Elements say more than a `status`.
 */
export const outcomeOf = ({ attributes, verdicts }: JunitCase): TestOutcome => {
  // Most cases have nothing in them.
  if (verdicts.length === 0) return statusOf(attributes);
  const has = (kind: VerdictKind): boolean => verdicts.some((verdict) => verdict.kind === kind);
  if (verdicts.some(isTodo)) return 'skipped';
  if (has('error')) return 'errored';
  if (has('failure')) return attributes['flaky'] === 'true' ? 'flaky' : 'failed';
  if (has('skipped')) return 'skipped';
  if (has('flaky')) return 'flaky';
  if (has('rerun')) return 'failed';
  return statusOf(attributes);
};
