import { isActive, type Pattern, type Problem, type Rule, type Tier } from '@feedback/schema';
import { compileRule } from '../compile-rule.ts';

/** A pattern that can be looked for: active, with a rule that compiles, and not mere advice. */
export interface Checkable {
  readonly pattern: Pattern;
  readonly rule: Rule;
  /** A rule whose tier nobody proved is reported and never fixes. */
  readonly tier: Exclude<Tier, 'advice'>;
  readonly fixable: boolean;
}

/**
 * Picks the patterns that can be looked for; a rule that does not compile becomes a problem that names its pattern. Rules that are
 * known to be sound are not tried out again, which would take longer than checking a file.
 */
export const selectCheckable = (
  patterns: readonly Pattern[],
  isSound: (rule: Rule) => boolean = () => false,
): { readonly checkables: readonly Checkable[]; readonly problems: readonly Problem[] } => {
  const checkables: Checkable[] = [];
  const problems: Problem[] = [];
  for (const pattern of patterns) {
    const { rule, tier = 'proved_check' } = pattern;
    if (!isActive(pattern) || rule === undefined || tier === 'advice') continue;
    const [first] = isSound(rule) ? [] : compileRule(rule).problems;
    if (first) problems.push({ ...first, message: `Pattern ${pattern.name} was left out: ${first.message}` });
    else checkables.push({ pattern, rule, tier, fixable: tier === 'proved_fix' && rule.fix !== undefined });
  }
  return { checkables, problems };
};
