import { matchRule, provePattern, type Source } from '@feedback/rules';
import { RuleObject, type Rule } from '@feedback/schema';
import type { ProvedRule } from './proved-rule.ts';
import type { RepairPair } from './repair-pairs.ts';

const alternativesOf = ({ rule }: Rule): readonly RuleObject[] => {
  const { any } = rule;
  if (!Array.isArray(any)) return [];
  return any
    .map((part) => RuleObject.safeParse(part))
    .flatMap(({ data }) => (data === undefined ? [] : [data]));
};

const withAlternatives = (rule: Rule, parts: readonly RuleObject[]): Rule => {
  const [only] = parts;
  return { ...rule, rule: parts.length === 1 && only ? only : { any: [...parts] } };
};

const withoutFix = ({ language, rule, constraints, utils }: Rule): Rule => ({
  language,
  rule,
  ...(constraints ? { constraints } : {}),
  ...(utils ? { utils } : {}),
});

/**
 * The rule with only those of its alternatives that find nothing in code that has not the mistake, as long as it still holds by its example;
 * `undefined` when none is left, or none is to be left out.
 */
export const quietAlternatives = (
  rule: Rule,
  { language, bad, good }: RepairPair,
  quiet: readonly Source[],
): ProvedRule | undefined => {
  const all = alternativesOf(rule);
  const kept = all.filter((part) => {
    const alone = withoutFix({ ...rule, rule: part });
    return !quiet.some((source) => matchRule(alone, source).length > 0);
  });
  if (kept.length === 0 || kept.length === all.length) return undefined;
  const narrowed = withAlternatives(rule, kept);
  for (const each of [narrowed, withoutFix(narrowed)]) {
    const proof = provePattern({
      name: 'repair',
      language,
      bad_example: bad,
      good_example: good,
      rule: each,
    });
    if (proof.tier !== 'advice') return { rule: each, proof };
  }
  return undefined;
};
