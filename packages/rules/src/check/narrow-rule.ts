import type { Rule, RuleObject } from '@feedback/schema';
import { couldMatch, ownWords, type HasWord } from './prefilter.ts';
import type { Groups } from './regex-words.ts';

type Value = RuleObject[string];

/** A rule object without the parts that can't match; or a verdict that holds for every node of the text. */
type Narrowed = RuleObject | 'always' | 'never';

/** As long as it takes a rule that matches everything to be written down. */
const ANYTHING: RuleObject = { regex: '' };

const RELATIONS: ReadonlySet<string> = new Set(['has', 'inside', 'precedes', 'follows']);

const isObject = (value: Value | undefined): value is RuleObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const words = new WeakMap<RuleObject, Groups>();

const wordsOf = (node: RuleObject): Groups => {
  const known = words.get(node) ?? ownWords(node);
  words.set(node, known);
  return known;
};

interface Narrowing {
  readonly has: HasWord;
  readonly utils: Readonly<Record<string, RuleObject>>;
  /** What became of the utilities that were met; one that is being narrowed stays as it is for those that refer to it. */
  readonly met: Map<string, Narrowed | 'open'>;
  /** Set where a utility is referred to in a way that is not followed: the rule then keeps all of its parts. */
  isTangled: boolean;
}

const objectOf = (narrowed: RuleObject | 'always'): RuleObject =>
  narrowed === 'always' ? ANYTHING : narrowed;

const narrowAll = (items: readonly Value[], by: Narrowing): Narrowed => {
  const kept: RuleObject[] = [];
  for (const item of items) {
    const narrowed = narrow(item as RuleObject, by);
    if (narrowed === 'never') return 'never';
    if (narrowed !== 'always') kept.push(narrowed);
  }
  return kept.length === 0 ? 'always' : { all: kept };
};

const narrowAny = (items: readonly Value[], by: Narrowing): Narrowed => {
  const kept = items
    .map((item) => narrow(item as RuleObject, by))
    .filter((narrowed) => narrowed !== 'never')
    .map(objectOf);
  return kept.length === 0 ? 'never' : { any: kept };
};

const narrowNot = (value: RuleObject, by: Narrowing): Narrowed => {
  const narrowed = narrow(value, by);
  return narrowed === 'never' ? 'always' : { not: objectOf(narrowed) };
};

const narrowMatches = (name: string, by: Narrowing): Narrowed => {
  const util = by.utils[name];
  if (util === undefined || by.met.get(name) === 'open') {
    by.isTangled = true;
    return { matches: name };
  }
  let found = by.met.get(name);
  if (found === undefined) {
    by.met.set(name, 'open');
    found = narrow(util, by);
    by.met.set(name, found);
  }
  return found === 'never' || found === 'always' ? found : { matches: name };
};

const narrowRelation = (key: string, { stopBy, field, ...rule }: RuleObject, by: Narrowing): Narrowed => {
  const inner = narrow(rule, by);
  if (inner === 'never') return 'never';
  const stop = isObject(stopBy) ? narrow(stopBy, by) : stopBy;
  const end = stop === 'never' ? 'end' : stop === 'always' ? ANYTHING : stop;
  return {
    [key]: {
      ...objectOf(inner),
      ...(end === undefined ? {} : { stopBy: end }),
      ...(field === undefined ? {} : { field }),
    },
  };
};

const narrowPart = (key: string, value: Value, by: Narrowing): Narrowed => {
  if (key === 'all' && Array.isArray(value)) return narrowAll(value, by);
  if (key === 'any' && Array.isArray(value)) return narrowAny(value, by);
  if (key === 'not' && isObject(value)) return narrowNot(value, by);
  if (key === 'matches' && typeof value === 'string') return narrowMatches(value, by);
  if (RELATIONS.has(key) && isObject(value)) return narrowRelation(key, value, by);
  // A call of a parameterised utility, or `ofRule`: both may refer to more utilities.
  if (isObject(value) && (key === 'matches' || key === 'nthChild')) by.isTangled = true;
  return { [key]: value };
};

const narrow = (node: RuleObject, by: Narrowing): Narrowed => {
  if (!couldMatch(wordsOf(node), by.has)) return 'never';
  const parts: RuleObject = {};
  let isEmpty = true;
  for (const [key, value] of Object.entries(node)) {
    const narrowed = narrowPart(key, value, by);
    if (narrowed === 'never') return 'never';
    if (narrowed === 'always') continue;
    Object.assign(parts, narrowed);
    isEmpty = false;
  }
  return isEmpty ? 'always' : parts;
};

/** The utilities that a narrowed rule still refers to. */
const utilsOf = ({ met }: Narrowing): Record<string, RuleObject> => {
  const kept: Record<string, RuleObject> = {};
  for (const [name, narrowed] of met) if (typeof narrowed === 'object') kept[name] = narrowed;
  return kept;
};

/**
 * Leaves out of a rule what can't match in one text, because words that it needs don't occur there; what is left matches the same in
 * that text and is cheaper to compile and to try. `undefined` when nothing is left, so that the rule can't match at all.
 */
export const narrowRule = (rule: Rule, has: HasWord): Rule | undefined => {
  const by: Narrowing = { has, utils: rule.utils ?? {}, met: new Map(), isTangled: false };
  const narrowed = narrow(rule.rule, by);
  if (narrowed === 'never') return undefined;
  // Constraints must speak of variables that the rule still has.
  if (by.isTangled || rule.constraints !== undefined) return rule;
  const { utils: _all, ...rest } = rule;
  const utils = utilsOf(by);
  return { ...rest, rule: objectOf(narrowed), ...(Object.keys(utils).length > 0 ? { utils } : {}) };
};
