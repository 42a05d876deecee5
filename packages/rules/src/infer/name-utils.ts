import type { Language, RuleObject } from '@feedback/schema';
import { meaningOf as meaningInEcmascript, ownName as ownInEcmascript } from './ecmascript-names.ts';
import type { Meanings } from './meaning.ts';
import { OWN } from './name-rules.ts';
import { LABEL, label, meaningOf as meaningInPython, ownName as ownInPython } from './python-names.ts';

const REFERENCE = /"matches":"([^"]+)"/g;

const referencesOf = (rule: RuleObject): string[] =>
  [...JSON.stringify(rule).matchAll(REFERENCE)].map(([, name = '']) => name);

const define = (name: string, language: Language, meanings: Meanings): RuleObject => {
  const [meaningOf, ownName] =
    language === 'python' ? [meaningInPython, ownInPython] : [meaningInEcmascript, ownInEcmascript];
  if (name === LABEL) return label;
  if (name.startsWith(OWN)) {
    const local = name.slice(OWN.length);
    return ownName(local, meanings.get(local));
  }
  return meaningOf(
    name,
    [...meanings].flatMap(([local, path]) => (path === name ? [local] : [])),
  );
};

/** The definitions of the utilities that a rule refers to, and of those that these refer to. */
export const nameUtils = (
  rule: RuleObject,
  language: Language,
  meanings: Meanings,
): Record<string, RuleObject> => {
  const utils: Record<string, RuleObject> = {};
  const visit = (from: RuleObject): void => {
    for (const name of referencesOf(from)) {
      if (name in utils) continue;
      const util = define(name, language, meanings);
      utils[name] = util;
      visit(util);
    }
  };
  visit(rule);
  return utils;
};
