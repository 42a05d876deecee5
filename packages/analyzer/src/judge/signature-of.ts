import { signatureId, type Signature } from '@feedback/schema';
import { MASK, maskMessage } from './mask-message.ts';
import type { Wording } from './wording.ts';

/** An assertion says what was compared, not what is wrong, so that equal ones of two tests are two mistakes. */
const ASSERTION = /^(?:\w+\.)*assert(?:ion)?|^expected\b|^expect\(/i;

/** Whether a message only says that two values differ. */
export const isAssertion = (text: string): boolean => ASSERTION.test(text);

/**
 * The template that a mistake shares with its like: all findings of one rule; else its masked message, for an assertion
 * together with its test. `undefined` where there are no words to go by, and for performance metrics, whose name is no wording.
 */
const templateOf = ({ kind, text, ruleId, testName }: Wording): string | undefined => {
  if (kind === 'performance') return undefined;
  if (ruleId !== undefined) return `${ruleId}: ${MASK}`;
  const masked = maskMessage(text);
  if (!/[\p{L}\p{N}]/u.test(masked)) return undefined;
  return testName !== undefined && isAssertion(masked) ? `${maskMessage(testName)}: ${masked}` : masked;
};

/** The signature of a mistake by its wording alone. */
export const signatureOf = (wording: Wording): Signature | undefined => {
  const template = templateOf(wording);
  return template === undefined ? undefined : { id: signatureId(template), template };
};
