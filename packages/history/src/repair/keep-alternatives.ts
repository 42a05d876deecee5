import { matchRule, type Source } from '@feedback/rules';
import { RuleObject, type Rule } from '@feedback/schema';
import { proved } from './infer-from.ts';
import type { ProvedRule } from './proved-rule.ts';
import type { RepairPair } from './repair-pairs.ts';

/** What a rule finds, each alone. */
export const alternativesOf = ({ rule }: Rule): readonly RuleObject[] => {
  const { any } = rule;
  if (!Array.isArray(any)) return [rule];
  return any
    .map((part) => RuleObject.safeParse(part))
    .flatMap(({ data }) => (data === undefined ? [] : [data]));
};

const withAlternatives = (rule: Rule, parts: readonly RuleObject[]): Rule => {
  const [only] = parts;
  return { ...rule, rule: parts.length === 1 && only ? only : { any: [...parts] } };
};

/** A rule that only finds. */
const withoutFix = ({ language, rule, constraints, utils }: Rule): Rule => ({
  language,
  rule,
  ...(constraints ? { constraints } : {}),
  ...(utils ? { utils } : {}),
});

/**
 * The rule with only those of its alternatives that are wanted, as long as it still holds by its example; the same rule when all of them are,
 * `undefined` when none is left.
 */
export const keepAlternatives = (
  { rule, proof }: ProvedRule,
  pair: RepairPair,
  isWanted: (alone: Rule) => boolean,
): ProvedRule | undefined => {
  const all = alternativesOf(rule);
  const kept = all.filter((part) => isWanted(withoutFix({ ...rule, rule: part })));
  if (kept.length === all.length) return { rule, proof };
  if (kept.length === 0) return undefined;
  const narrowed = withAlternatives(rule, kept);
  return proved(pair, narrowed) ?? proved(pair, withoutFix(narrowed));
};

/** The rule without the alternatives that find something in code that has not the mistake; `undefined` when all or none do. */
export const quietAlternatives = (
  rule: ProvedRule,
  pair: RepairPair,
  quiet: readonly Source[],
): ProvedRule | undefined => {
  const isQuiet = (alone: Rule): boolean => !quiet.some((source) => matchRule(alone, source).length > 0);
  const kept = keepAlternatives(rule, pair, isQuiet);
  return kept?.rule === rule.rule ? undefined : kept;
};
