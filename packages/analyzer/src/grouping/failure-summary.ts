import { renderTemplate } from '../mining/render-template.ts';
import { isAssertionType } from './error-kind.ts';
import type { FailureProfile } from './profile.ts';

/** What a group of failures says, in the words of the one that stands for it. */
export interface FailureSummary {
  /** The type of error, as the text says it. */
  readonly type: string | undefined;
  /** The first line of the message with its values masked; where neither message nor test is known, of the text. */
  readonly message: string;
  /** The name of the test, or of its file. */
  readonly test: string | undefined;
}

const firstOf = (lines: string | undefined): string =>
  renderTemplate((lines?.split('\n', 1)[0] ?? '').split(' '));

/** Sums a failure up. */
export const summarizeFailure = ({ type, message, test, lines }: FailureProfile): FailureSummary => ({
  type,
  message: firstOf(message === '' ? lines[0] : message),
  test: test && (test.name ?? test.unit),
});

/** Whether a failure says what was checked rather than what went wrong, so that it speaks through its test. */
export const speaksThroughTest = ({ type, message, test }: FailureSummary): boolean =>
  test !== undefined && (isAssertionType(type) || (type === undefined && message === ''));

/** A failure in one line: its type of error and message, those of an assertion behind its test. */
export const failureTemplate = (summary: FailureSummary): string => {
  const { type, message, test } = summary;
  const parts = [speaksThroughTest(summary) ? test : undefined, type, message];
  return parts.filter((part) => part !== undefined && part !== '').join(': ');
};
