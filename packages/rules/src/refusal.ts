import type { Language, Rule } from '@feedback/schema';
import { expandRule } from './names/expand-rule.ts';
import { parseTree, type NapiConfig } from './tree.ts';

/** The part of a rule that ast-grep understands; of an expanded one, if it asks for names. */
export const configOf = ({
  rule,
  constraints,
  utils,
}: Pick<Rule, 'rule' | 'constraints' | 'utils'>): NapiConfig => ({
  rule,
  ...(constraints ? { constraints } : {}),
  ...(utils ? { utils } : {}),
});

const known = new WeakMap<Rule, Map<Language, string | undefined>>();

/** Why ast-grep refuses the rule for code in `language`, in one line; `undefined` when it takes it. */
export const refusal = (rule: Rule, language: Language): string | undefined => {
  const verdicts = known.get(rule) ?? new Map<Language, string | undefined>();
  known.set(rule, verdicts);
  if (!verdicts.has(language)) verdicts.set(language, tryOut(rule, language));
  return verdicts.get(language);
};

const tryOut = (rule: Rule, language: Language): string | undefined => {
  const tree = parseTree({ language, code: '' });
  try {
    tree.find(configOf(expandRule(rule)));
    return undefined;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n[\s|>-]*/g, ' ').trim();
  }
};
