import type { Rule, RuleObject } from '@feedback/schema';

const VARIABLE = /\$(?:\$\$)?[A-Z_][A-Z0-9_]*/g;

const collect = (value: unknown, into: Set<string>): void => {
  if (typeof value === 'string') for (const [name] of value.matchAll(VARIABLE)) into.add(name);
  else if (Array.isArray(value)) for (const item of value) collect(item, into);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value as RuleObject)) if (key !== 'regex') collect(item, into);
};

/** The metavariables that a rule's patterns can capture, as written: `$A`, `$$$B`. */
export const variablesOf = (rule: Rule): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const part of [rule.rule, rule.constraints, rule.utils]) collect(part, found);
  return found;
};
