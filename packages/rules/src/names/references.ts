import type { Rule, RuleObject } from '@feedback/schema';

type Value = RuleObject[string];

const gather = (value: Value, into: Set<string>): void => {
  if (Array.isArray(value)) for (const item of value) gather(item, into);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      if (key === 'matches' && typeof item === 'string') into.add(item);
      else gather(item, into);
    }
};

/** All that `matches` refers to by name in a rule object, however deep. */
export const referencesIn = (...objects: readonly RuleObject[]): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const object of objects) gather(object, found);
  return found;
};

/** What a rule refers to and does not define itself. */
export const undefinedIn = ({ rule, constraints = {}, utils = {} }: Rule): readonly string[] =>
  [...referencesIn(rule, constraints, utils)].filter((name) => !Object.hasOwn(utils, name));
