import { sharesSyntax, type Rule } from '@feedback/schema';
import { assertCompiles } from '../compile-rule.ts';
import type { Match } from '../match-rule.ts';
import { isValid } from '../syntax/check-syntax.ts';
import type { Source } from '../tree.ts';
import { fixOnce, type IsExempt } from './round.ts';

/** Passes beyond the nesting of the first matches, after which a rewrite that goes on is taken to never end. */
const SPARE_ROUNDS = 3;

const NONE: IsExempt = () => () => false;

/** What became of a fix. `diverges`: it matches its own output for ever, so nothing was changed. */
export interface FixOutcome {
  readonly code: string;
  readonly count: number;
  readonly refused: readonly Match[];
  readonly diverges: boolean;
}

/** Repeats a rule's rewrite until nothing changes, so that doing it again changes nothing. */
export const runFix = (rule: Rule, source: Source, isExempt: IsExempt = NONE): FixOutcome => {
  const unchanged = { code: source.code, count: 0, refused: [], diverges: false };
  const { fix } = rule;
  if (fix === undefined || !sharesSyntax(rule.language, source.language)) return unchanged;
  // Lazy: most files have no match, and the check costs more than the search.
  let parsed: boolean | undefined;
  const accepts = (code: string): boolean => {
    parsed ??= isValid(source);
    return !parsed || isValid({ ...source, code });
  };
  let { code } = source;
  let count = 0;
  let rounds: number | undefined;
  for (;;) {
    const round = fixOnce(rule, fix, { ...source, code }, accepts, isExempt);
    if (round.made === 0) return { code, count, refused: round.refused, diverges: false };
    rounds ??= round.nesting + SPARE_ROUNDS;
    if (rounds-- === 0) return { ...unchanged, diverges: true };
    code = round.code;
    count += round.made;
  }
};

/**
 * Applies a rule's rewrite everywhere it is safe, outermost matches first, until nothing is left to change. A rewrite is left
 * out where its result would not parse, would tear apart what it moves or would lose a comment, and altogether when it would go on for ever.
 * Returns the code unchanged when there is nothing to do. Throws `RulesError` `INVALID_RULE` for a rule that does not compile.
 */
export const fixWithRule = (rule: Rule, source: Source): string => {
  assertCompiles(rule);
  return runFix(rule, source).code;
};
