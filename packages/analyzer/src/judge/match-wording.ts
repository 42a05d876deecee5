import type { Assignment } from '@feedback/schema';
import type { Library } from './library.ts';
import { signatureOf } from './signature-of.ts';
import type { Wording } from './wording.ts';

/** The version of this method of judging; a higher one replaces what a lower one said. */
export const ASSIGNMENT_VERSION = 1;

type Method = Extract<Assignment['method'], 'rule_id' | 'signature' | 'message' | 'expression'>;

/** A pattern found for a mistake, and how. */
export type Match = Pick<Assignment, 'pattern' | 'method' | 'probability'>;

interface Step {
  readonly method: Method;
  /**
   * How far to trust the method. A rule id is an identity, so it is certain. The others are stated degrees of belief, not
   * measured: a signature is the whole masked message; an expression was written to tell messages apart; a contained text
   * may stand in a message about something else.
   */
  readonly probability: number;
  readonly find: (wording: Wording, library: Library) => string | undefined;
}

/** In order of precedence: the first that finds a pattern decides. */
const STEPS: readonly Step[] = [
  {
    method: 'rule_id',
    probability: 1,
    find: ({ ruleId }, library) => (ruleId === undefined ? undefined : library.ruleIds.get(ruleId)),
  },
  {
    method: 'signature',
    probability: 0.95,
    find: (wording, library) =>
      library.signatures.size === 0 ? undefined : library.signatures.get(signatureOf(wording)?.id ?? ''),
  },
  {
    method: 'expression',
    probability: 0.9,
    find: ({ text }, library) => library.expressions.find(([expression]) => expression.test(text))?.[1],
  },
  {
    method: 'message',
    probability: 0.8,
    find: ({ text }, library) => {
      const lower = text.toLowerCase();
      return library.messages.find(([contained]) => lower.includes(contained))?.[1];
    },
  },
];

/** The pattern of the library that a mistake without a declared one belongs to; `undefined` when none claims it. */
export const matchWording = (wording: Wording, library: Library): Match | undefined => {
  for (const { method, probability, find } of STEPS) {
    const pattern = find(wording, library);
    if (pattern !== undefined) return { pattern, method, probability };
  }
  return undefined;
};
