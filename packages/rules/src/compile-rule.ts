import { Rule, type Problem } from '@feedback/schema';
import { partCapturing } from './fix/rewritable-part.ts';
import { refusal } from './refusal.ts';
import { RulesError } from './rules-error.ts';
import { templateVariables } from './fix/template.ts';

const problem = (code: string, message: string): Problem => ({ severity: 'error', code, message });

/** What the fix names and no match captures; else that no alternative captures all of it. */
const captureProblems = (rule: Rule): readonly Problem[] => {
  const names = templateVariables(rule.fix ?? '');
  if ('part' in partCapturing(rule, names)) return [];
  const never = names.filter((name) => 'missing' in partCapturing(rule, [name]));
  const said =
    never.length > 0
      ? never.map((name) => `The fix names ${name}, which the rule never captures.`)
      : [`The fix names ${names.join(', ')}, and no alternative of the rule captures them all.`];
  return said.map((message) => problem('UNKNOWN_VARIABLE', `${message} Correct one of them.`));
};

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
  return { problems: captureProblems(rule) };
};

/** Throws `RulesError` `INVALID_RULE` unless the rule compiles for its own language. */
export const assertCompiles = (rule: Rule): void => {
  const [first] = compileRule(rule).problems;
  if (first) throw new RulesError('INVALID_RULE', first.message);
};
