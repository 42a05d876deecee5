import { Language, Rule, type Problem } from '@feedback/schema';
import { parseTree, type NapiConfig } from './tree.ts';
import { RulesError } from './rules-error.ts';
import { templateVariables } from './fix/template.ts';
import { variablesOf } from './rule-variables.ts';

/** The part of a rule that ast-grep understands. */
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
    tree.find(configOf(rule));
    return undefined;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n[\s|>-]*/g, ' ').trim();
  }
};

const problem = (code: string, message: string): Problem => ({ severity: 'error', code, message });

/** Says what is wrong with a rule: its shape, what ast-grep refuses, and captures that its fix names but it never makes. */
export const compileRule = (rule: Rule): { readonly problems: readonly Problem[] } => {
  const parsed = Rule.safeParse(rule);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      problems: [
        problem('INVALID_RULE', `The rule is malformed at ${issue?.path.join('.')}: ${issue?.message}.`),
      ],
    };
  }
  const reason = refusal(rule, rule.language);
  if (reason !== undefined)
    return { problems: [problem('INVALID_RULE', `The rule does not compile: ${reason} Correct the rule.`)] };
  const captured = variablesOf(rule);
  const missing = templateVariables(rule.fix ?? '').filter((name) => !captured.has(name));
  return {
    problems: missing.map((name) =>
      problem(
        'UNKNOWN_VARIABLE',
        `The fix names ${name}, which the rule never captures. Correct one of them.`,
      ),
    ),
  };
};

/** Throws `RulesError` `INVALID_RULE` unless the rule compiles for its own language. */
export const assertCompiles = (rule: Rule): void => {
  const [first] = compileRule(rule).problems;
  if (first) throw new RulesError('INVALID_RULE', first.message);
};
