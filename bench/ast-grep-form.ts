import { expandRule } from '@feedback/rules';
import type { Pattern, RuleObject } from '@feedback/schema';

type Value = RuleObject[string];

const isObject = (value: Value | undefined): value is RuleObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * ast-grep tries the `all` of a rule before its `any`, wherever they are written. A rule of ours says with `any` which calls it is about,
 * and with `all` that the file imports a module: tried first, that walks over the whole file for each call, and 5 MB took 8 s instead of
 * a quarter of one. Who writes rules for the command puts the choice first, as the first of `all`, which means the same.
 */
const choiceFirst = (value: Value): Value => {
  if (Array.isArray(value)) return value.map(choiceFirst);
  if (!isObject(value)) return value;
  const ordered: RuleObject = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, choiceFirst(item)]),
  );
  const { any, all, ...rest } = ordered;
  return Array.isArray(any) && Array.isArray(all) ? { ...rest, all: [{ any }, ...all] } : ordered;
};

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
    utils: Object.fromEntries(Object.entries(utils).map(([util, each]) => [util, choiceFirst(each)])),
    rule: { ...KINDS[name], all: [choiceFirst(body)] },
  });
};
