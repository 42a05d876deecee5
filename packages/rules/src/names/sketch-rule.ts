import type { Rule, RuleObject } from '@feedback/schema';
import { isRelation, isRuleObject } from '../rule-variables.ts';
import { readName } from './asked-name.ts';
import { referencesIn, undefinedIn } from './references.ts';
import { importedFor, sketchName } from './sketch-name.ts';
import type { TextNames } from './text-names.ts';

type Value = RuleObject[string];

interface Sketching {
  readonly rule: Rule;
  readonly imports: TextNames;
}

const VARIABLE = /\$[A-Z]/;

/** Variables of a rule ask for equal texts; these capture nothing. */
const withoutNames = (value: Value): Value =>
  typeof value === 'string'
    ? value.replaceAll(/(\$(?:\$\$)?)(?=[A-Z])/g, '$1_')
    : isRuleObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutNames(item)]))
      : value;

const asksNames = (value: Value, { rule: { utils = {} } }: Sketching): boolean =>
  isRuleObject(value) && [...referencesIn(value)].some((name) => !Object.hasOwn(utils, name));

/** Whether what a rule object finds depends on names or on what was captured before. */
const depends = (value: Value, by: Sketching): boolean =>
  asksNames(value, by) || VARIABLE.test(JSON.stringify(value));

const ofMatches = (reference: string, { rule, imports }: Sketching): readonly RuleObject[] => {
  if (Object.hasOwn(rule.utils ?? {}, reference)) return [{ matches: reference }];
  const asked = readName(reference, rule.language);
  return asked?.kind === 'path'
    ? [sketchName(asked.path, asked.locals, { language: rule.language, imports })]
    : [];
};

const ofRelation = (key: string, { stopBy, field, ...rest }: RuleObject, by: Sketching): RuleObject => ({
  [key]: {
    ...sketch(rest, by),
    ...(stopBy === undefined ? {} : { stopBy: isRuleObject(stopBy) && depends(stopBy, by) ? 'end' : stopBy }),
    ...(field === undefined ? {} : { field }),
  },
});

const listed = (items: readonly Value[], by: Sketching): RuleObject[] =>
  items.map((item) => (isRuleObject(item) ? sketch(item, by) : {}));

const ofPart = (key: string, value: Value, by: Sketching): readonly RuleObject[] => {
  if (key === 'matches' && typeof value === 'string') return ofMatches(value, by);
  if (key === 'pattern') return [{ pattern: withoutNames(value) }];
  if (key === 'not' || key === 'nthChild') return depends(value, by) ? [] : [{ [key]: value }];
  if ((key === 'all' || key === 'any') && Array.isArray(value)) return [{ [key]: listed(value, by) }];
  return [isRelation(key) && isRuleObject(value) ? ofRelation(key, value, by) : { [key]: value }];
};

const sketch = (node: RuleObject, by: Sketching): RuleObject => {
  const whole: RuleObject = {};
  const besides: RuleObject[] = [];
  for (const [key, value] of Object.entries(node))
    for (const part of ofPart(key, value, by)) {
      if (Object.keys(part).some((name) => name in whole)) besides.push(part);
      else Object.assign(whole, part);
    }
  if (Object.keys(whole).length === 0) return { regex: '' };
  return besides.length === 0 ? whole : { all: [whole, ...besides] };
};

/** Utilities stay as they are, so they may neither ask for names nor capture. */
const isSketchable = ({ rule, utils = {} }: Rule): boolean =>
  !/"matches":\{/.test(JSON.stringify([rule, utils])) &&
  !VARIABLE.test(JSON.stringify(utils)) &&
  [...referencesIn(utils)].every((name) => Object.hasOwn(utils, name));

/** Makes the sketches of one rule. */
type Sketcher = (imports: TextNames) => Rule;

/** Texts mostly import the same; after so many that don't, it is begun anew. */
const MOST = 100;

const sketcherOf = (rule: Rule): Sketcher | undefined => {
  const { language, utils } = rule;
  const missing = undefinedIn(rule);
  if (missing.length === 0 || !isSketchable(rule)) return undefined;
  const paths = missing.flatMap((reference) => {
    const asked = readName(reference, language);
    return asked?.kind === 'path' ? [asked] : [];
  });
  const made = new Map<string, Rule>();
  return (imports) => {
    const key = paths.map(({ path, locals }) => importedFor(path, locals, imports)).join('|');
    const known = made.get(key);
    if (known !== undefined) return known;
    if (made.size >= MOST) made.clear();
    const sketched = {
      language,
      rule: sketch(rule.rule, { rule, imports }),
      ...(utils === undefined ? {} : { utils }),
    };
    made.set(key, sketched);
    return sketched;
  };
};

const sketchers = new WeakMap<Rule, { readonly sketcher: Sketcher | undefined }>();

/**
 * A small rule that finds, in a text with certain imports, all that a rule finds, and besides what is only spelled like it: names are
 * looked at, not resolved. It captures nothing. `undefined` for a rule that asks for no names, or in ways that are not followed.
 */
export const sketchRule = (rule: Rule, imports: TextNames): Rule | undefined => {
  let known = sketchers.get(rule);
  if (known === undefined) sketchers.set(rule, (known = { sketcher: sketcherOf(rule) }));
  return known.sketcher?.(imports);
};
