import type { Wording } from '@feedback/schema';
import { parseFrames } from '@feedback/traces';
import type { Failure } from '../grouping/profile.ts';
import { isAssertion } from './telling-line.ts';

/** Reports often repeat the message at the head of the trace. */
const wholeText = ({ text, trace }: Wording, line: string): string =>
  trace === null ? text : trace.includes(line) ? trace : `${text}\n${trace}`;

const testOf = ({ test_name, suite }: Wording): string | undefined => {
  if (test_name === null) return undefined;
  return suite === null || test_name.includes(suite) ? test_name : `${suite}::${test_name}`;
};

/**
 * A wording as a failure to be grouped by test, error and stack: one with a stack trace, or the assertion of a test, which
 * says nothing without the test; `line` is the one that says what happened. `undefined` for a message that speaks for itself.
 */
export const failureOfWording = (wording: Wording, line: string): Failure | undefined => {
  const raw = wholeText(wording, line);
  const test = testOf(wording);
  const isFailedAssertion = test !== undefined && isAssertion(line);
  if (!isFailedAssertion && parseFrames(raw).length === 0) return undefined;
  return test === undefined ? { raw } : { raw, test };
};
