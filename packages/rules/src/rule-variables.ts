import type { Rule, RuleObject } from '@feedback/schema';
import { refusal } from './refusal.ts';

type Value = RuleObject[string];
type Names = ReadonlySet<string>;

/** What a rule object refers to beyond itself: the language of its patterns, and utilities. */
export type Scope = Pick<Rule, 'language' | 'utils'>;

const VARIABLE = /\$(?:\$\$)?[A-Z][A-Z0-9_]*/g;
const NONE: Names = new Set();
const RELATIONS: Names = new Set(['has', 'inside', 'precedes', 'follows']);

export const isRuleObject = (value: Value | undefined): value is RuleObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a key of a rule object asks about another node, which then also captures. */
export const isRelation = (key: string): boolean => RELATIONS.has(key);

const namesIn = (text: string): Names => new Set(text.match(VARIABLE));
const union = (sets: readonly Names[]): Names => new Set(sets.flatMap((set) => [...set]));
const shared = ([first = NONE, ...others]: readonly Names[]): Names =>
  new Set([...first].filter((name) => others.every((set) => set.has(name))));

/** Whether ast-grep knows a metavariable of a rule: it refuses constraints on others. */
export const isDefined = (name: string, rule: Rule): boolean =>
  refusal({ ...rule, constraints: { [name.replaceAll('$', '')]: { regex: '' } } }, rule.language) ===
  undefined;

/** Only the part of a `context` that the selector picks is matched and captures. */
const ofPattern = (pattern: Value | undefined, { language }: Scope): Names => {
  if (typeof pattern === 'string') return namesIn(pattern);
  if (!isRuleObject(pattern) || typeof pattern['context'] !== 'string') return NONE;
  const names = [...namesIn(pattern['context'])];
  return new Set(names.filter((name) => isDefined(name, { language, rule: { pattern } })));
};

/** Where it is not followed how a rule is used, its single captures may count: whether a match has one can be seen. */
const singles = (names: Names): Names => new Set([...names].filter((name) => !name.startsWith('$$$')));

const ofUtility = (value: Value | undefined, scope: Scope): Names => {
  const { utils = {}, ...rest } = scope;
  if (typeof value !== 'string') return singles(namesIn(JSON.stringify([value, utils])));
  const { [value]: util, ...others } = utils;
  return util === undefined ? NONE : surelyCaptured(util, { ...rest, utils: others });
};

const ofPart = (key: string, value: Value | undefined, scope: Scope): Names => {
  const each = (items: readonly Value[]): Names[] =>
    items.map((item) => (isRuleObject(item) ? surelyCaptured(item, scope) : NONE));
  if (key === 'pattern') return ofPattern(value, scope);
  if (key === 'matches') return ofUtility(value, scope);
  if (key === 'all' && Array.isArray(value)) return union(each(value));
  if (key === 'any' && Array.isArray(value)) return shared(each(value));
  if (key === 'nthChild') return singles(namesIn(JSON.stringify(value)));
  if (!isRelation(key) || !isRuleObject(value)) return NONE;
  const { stopBy: _stop, ...inner } = value;
  return surelyCaptured(inner, scope);
};

/**
 * The metavariables that every match of a rule object captures, as written: `$A`, `$$$B`. Those in `not` and `stopBy`, those of some
 * alternatives only, and `$_A` are not among them. The engine itself cannot tell a `$$$B` that is empty from one never captured.
 */
export const surelyCaptured = (node: RuleObject, scope: Scope): Names =>
  union(Object.entries(node).map(([key, value]) => ofPart(key, value, scope)));
