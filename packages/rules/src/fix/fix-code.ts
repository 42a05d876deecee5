import type { Pattern, Problem } from '@feedback/schema';
import { selectCheckable } from '../check/checkable.ts';
import { unfitness } from '../check/limits.ts';
import { readSuppressions } from '../check/suppressions.ts';
import { checkSyntax } from '../syntax/check-syntax.ts';
import type { SourceFile } from '../check/source-file.ts';
import type { IsExempt } from './round.ts';
import { runFix, type FixOutcome } from './fix-with-rule.ts';

/** The code with all proved fixes made. */
export interface FixResult {
  readonly code: string;
  readonly applied: readonly { readonly pattern: string; readonly count: number }[];
  readonly problems: readonly Problem[];
}

const lineAt = (code: string, index: number): number => code.slice(0, index).split('\n').length;

const refusals = (name: string, path: string, { code, refused, diverges }: FixOutcome): Problem[] => {
  const refusal = (message: string): Problem => ({ severity: 'warning', code: 'FIX_REFUSED', message, path });
  if (diverges)
    return [
      refusal(
        `The fix of ${name} was not made: it matches its own result for ever. Correct its rule or its fix.`,
      ),
    ];
  return refused.map(({ start }) => ({
    ...refusal(
      `The fix of ${name} was not made here: the result would not parse, would mean something else or would lose a comment. Fix it by hand.`,
    ),
    line: lineAt(code, start),
  }));
};

const suppressed =
  (name: string): IsExempt =>
  (tree, code) => {
    const isSuppressed = readSuppressions(tree, code);
    return ({ node }) => isSuppressed(name, node.range().start.line + 1);
  };

/** Makes the fixes of active `proved_fix` patterns where no comment suppresses them. Code that does not parse, or would not parse any more, is left as it is. */
export const fixCode = ({
  patterns,
  path,
  language,
  code,
}: SourceFile & { readonly patterns: readonly Pattern[] }): FixResult => {
  const selected = selectCheckable(patterns);
  const problems: Problem[] = [...selected.problems];
  const unfit = unfitness(code);
  if (unfit) return { code, applied: [], problems: [...problems, { ...unfit, path }] };
  const [trouble] = checkSyntax({ language, code });
  if (trouble) return { code, applied: [], problems: [...problems, { ...trouble, path }] };
  const applied: { pattern: string; count: number }[] = [];
  let fixed = code;
  for (const { pattern, rule, fixable } of selected.checkables) {
    if (!fixable) continue;
    const outcome = runFix(rule, { language, code: fixed }, suppressed(pattern.name));
    fixed = outcome.code;
    if (outcome.count > 0) applied.push({ pattern: pattern.name, count: outcome.count });
    problems.push(...refusals(pattern.name, path, outcome));
  }
  return { code: fixed, applied, problems };
};
