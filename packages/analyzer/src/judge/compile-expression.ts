import type { Problem } from '@feedback/schema';
import { expressionCost } from './expression-cost.ts';

/** A regular expression that ends soon whatever text it is given. */
export interface Expression {
  readonly test: (text: string) => boolean;
}

/** An expression sees at most this much of a message, in UTF-16 units. */
export const VISIBLE_TO_EXPRESSIONS = 2_000;
/** Steps that one expression may take on one message: about a tenth of a second, and on hostile text only. */
const BUDGET = 1e8;
/** An expression so costly that it could see less than this is refused. */
const LEAST_VISIBLE = 200;

const refused = (pattern: string, code: string, what: string): Problem => ({
  severity: 'warning',
  code,
  message: `Pattern ${pattern}: ${what} It was left out; correct matches.expressions of the pattern.`,
});

const parse = (source: string): RegExp | string => {
  try {
    return new RegExp(source);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/**
 * Compiles an expression of a pattern, or says why not. It can't hang: one whose number of ways to match isn't bounded is
 * refused, and one with several open repetitions sees a shorter head of each message, so that ways × rounds × length^(degree + 1)
 * (one more for the place where a match begins) stays within a budget.
 */
export const compileExpression = (source: string, pattern: string): Expression | Problem => {
  const quoted = JSON.stringify(source);
  if (source.trim() === '') return refused(pattern, 'INVALID_EXPRESSION', 'An expression is empty.');
  const regex = parse(source);
  if (typeof regex === 'string')
    return refused(pattern, 'INVALID_EXPRESSION', `The expression ${quoted} is invalid: ${regex}.`);
  const cost = expressionCost(source);
  const length = cost && Math.floor((BUDGET / cost.ways / cost.rounds) ** (1 / (cost.degree + 1)));
  if (length === undefined || length < LEAST_VISIBLE)
    return refused(
      pattern,
      'UNSAFE_EXPRESSION',
      `The expression ${quoted} could take for ever on some text: it has a repetition or choice inside a repetition, a reference back, or too many open repetitions.`,
    );
  const visible = Math.min(length, VISIBLE_TO_EXPRESSIONS);
  return { test: (text) => regex.test(text.slice(0, visible)) };
};
