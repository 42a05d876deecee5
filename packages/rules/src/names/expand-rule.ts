import type { Language, Rule, RuleObject } from '@feedback/schema';
import { readName } from './asked-name.ts';
import { meaningOf as meaningInEcmascript, ownName as ownInEcmascript } from './ecmascript-names.ts';
import {
  builtin,
  LABEL,
  label,
  meaningOf as meaningInPython,
  ownName as ownInPython,
} from './python-names.ts';
import { referencesIn, undefinedIn } from './references.ts';
import type { TextNames } from './text-names.ts';

/** A name that no statement makes is nowhere the own one of the code; what is no reference at all stays none. */
const UNMADE: RuleObject = { matches: LABEL };

const define = (
  reference: string,
  language: Language,
  text: TextNames | undefined,
): RuleObject | undefined => {
  if (reference === LABEL) return label;
  const asked = readName(reference, language);
  if (asked === undefined) return undefined;
  if (asked.kind === 'own' && text?.mayOwn(asked.name, asked.path ?? builtin(asked.name)) === false)
    return UNMADE;
  const [meaningOf, ownName] =
    language === 'python' ? [meaningInPython, ownInPython] : [meaningInEcmascript, ownInEcmascript];
  return asked.kind === 'own' ? ownName(asked.name, asked.path) : meaningOf(asked.path, asked.locals);
};

const expand = (rule: Rule, text?: TextNames): Rule => {
  const utils: Record<string, RuleObject> = { ...rule.utils };
  const visit = (references: Iterable<string>): void => {
    for (const reference of references) {
      if (Object.hasOwn(utils, reference)) continue;
      const util = define(reference, rule.language, text);
      // What nobody defines is for the engine to refuse.
      if (util === undefined) continue;
      utils[reference] = util;
      visit(referencesIn(util));
    }
  };
  visit(undefinedIn(rule).filter((reference) => reference !== LABEL));
  return Object.keys(utils).length === Object.keys(rule.utils ?? {}).length ? rule : { ...rule, utils };
};

const known = new WeakMap<Rule, Rule>();

/**
 * Gives a rule the utilities that it asks for by `matches` and does not define: what stands for a dotted path (`numpy.nan`), and where code
 * makes a name its own (`own_open`). The result is a rule for ast-grep alone; the same rule where nothing is to be added.
 */
export const expandRule = (rule: Rule): Rule => {
  let expanded = known.get(rule);
  if (expanded === undefined) known.set(rule, (expanded = expand(rule)));
  return expanded;
};

/** The same for one text, or several: a smaller rule that means the same there. */
export const expandFor = (rule: Rule, text: TextNames): Rule => expand(rule, text);
