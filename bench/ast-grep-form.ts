import { expandRule } from '@feedback/rules';
import type { Pattern, RuleObject } from '@feedback/schema';

/** The command refuses a rule that can't tell its kinds; this built-in one finds two. */
const KINDS: Readonly<Record<string, RuleObject>> = {
  nan_inf_handling: { any: [{ kind: 'call' }, { kind: 'comparison_operator' }] },
};

/** A pattern's rule as the author of a rule file for ast-grep's command line would write it. */
export const astGrepForm = ({ name, rule }: Pattern): string => {
  const {
    language,
    utils = {},
    constraints,
    rule: body,
  } = expandRule(rule ?? { language: 'python', rule: {} });
  return JSON.stringify({
    id: name,
    language,
    severity: 'warning',
    message: name,
    constraints,
    utils,
    rule: { ...KINDS[name], all: [body] },
  });
};
