import type { Assignment, Wording } from '@feedback/schema';
import type { Library } from './library.ts';

/** The version of this method of judging; a higher one replaces what a lower one said. 1 judged each event for itself. */
export const ASSIGNMENT_VERSION = 2;

/** A pattern found for a mistake, and how. */
export type Match = Pick<Assignment, 'pattern' | 'method' | 'probability'>;

type Method = Extract<Assignment['method'], 'rule_id' | 'expression' | 'message'>;

interface Step {
  readonly method: Method;
  readonly find: (wording: Wording, library: Library) => string | undefined;
}

/**
 * How far to trust the methods. A rule id is an identity, so it is certain. The others are stated degrees of belief, not
 * measured: a signature is a whole template; an expression was written to tell messages apart; a contained text may stand in
 * a message about something else. What is believed more comes first.
 */
export const BELIEF: Readonly<Record<Method | 'signature', number>> = {
  rule_id: 1,
  signature: 0.95,
  expression: 0.9,
  message: 0.8,
};

const STEPS: readonly Step[] = [
  {
    method: 'rule_id',
    find: ({ rule_id }, library) => (rule_id === null ? undefined : library.ruleIds.get(rule_id)),
  },
  {
    method: 'expression',
    find: ({ text }, library) => library.expressions.find(([expression]) => expression.test(text))?.[1],
  },
  {
    method: 'message',
    find: ({ text }, library) => {
      if (library.messages.length === 0) return undefined;
      const lower = text.toLowerCase();
      return library.messages.find(([contained]) => lower.includes(contained))?.[1];
    },
  },
];

/** The pattern of the library whose rules, expressions or messages a wording matches; `undefined` when none claims it. */
export const matchWording = (wording: Wording, library: Library): Match | undefined => {
  for (const { method, find } of STEPS) {
    const pattern = find(wording, library);
    if (pattern !== undefined) return { pattern, method, probability: BELIEF[method] };
  }
  return undefined;
};
