import type { Rule, RuleObject } from '@feedback/schema';
import { configOf, refusal } from '../refusal.ts';
import { isDefined, isRelation, isRuleObject, surelyCaptured, type Scope } from '../rule-variables.ts';
import type { SgNode } from '../tree.ts';
import { templateVariables } from './template.ts';

type Value = RuleObject[string];

const keepingFirst = (items: readonly Value[], name: string, scope: Scope): RuleObject | undefined => {
  for (const [index, item] of items.entries()) {
    const kept = isRuleObject(item) ? keeping(item, name, scope) : undefined;
    if (kept !== undefined) return { all: items.with(index, kept) };
  }
  return undefined;
};

const keepingAny = (items: readonly Value[], name: string, scope: Scope): RuleObject | undefined => {
  const any = items.flatMap((item) => (isRuleObject(item) ? (keeping(item, name, scope) ?? []) : []));
  return any.length === 0 ? undefined : { any };
};

const keepingRelated = (
  key: string,
  { stopBy, field, ...rule }: RuleObject,
  name: string,
  scope: Scope,
): RuleObject | undefined => {
  const kept = keeping(rule, name, scope);
  const how = { ...(stopBy === undefined ? {} : { stopBy }), ...(field === undefined ? {} : { field }) };
  return kept && { [key]: { ...kept, ...how } };
};

const keepingUtility = (
  called: string,
  name: string,
  { utils = {}, ...rest }: Scope,
): RuleObject | undefined => {
  const { [called]: util, ...others } = utils;
  return util && keeping(util, name, { ...rest, utils: others });
};

const keepingPart = (key: string, value: Value, name: string, scope: Scope): RuleObject | undefined => {
  if (key === 'all' && Array.isArray(value)) return keepingFirst(value, name, scope);
  if (key === 'any' && Array.isArray(value)) return keepingAny(value, name, scope);
  if (key === 'matches' && typeof value === 'string') return keepingUtility(value, name, scope);
  return isRelation(key) && isRuleObject(value) ? keepingRelated(key, value, name, scope) : undefined;
};

/** A rule object without the alternatives that can match and not capture `name`; `undefined` when none is left. */
const keeping = (node: RuleObject, name: string, scope: Scope): RuleObject | undefined => {
  if (surelyCaptured(node, scope).has(name)) return node;
  for (const [key, value] of Object.entries(node)) {
    const kept = keepingPart(key, value, name, scope);
    if (kept === undefined) continue;
    const { [key]: _replaced, ...rest } = node;
    return Object.keys(rest).length === 0 ? kept : { all: [rest, kept] };
  }
  return undefined;
};

/** The same for a whole rule: what a constraint captures counts where the node that it constrains is captured. */
const keepingInRule = (rule: Rule, name: string): Rule | undefined => {
  const direct = keeping(rule.rule, name, rule);
  if (direct) return direct === rule.rule ? rule : { ...rule, rule: direct };
  for (const [constrained, constraint] of Object.entries(rule.constraints ?? {})) {
    const base = keeping(rule.rule, `$${constrained}`, rule);
    const kept = keeping(constraint, name, rule);
    if (!base || !kept) continue;
    if (base === rule.rule && kept === constraint) return rule;
    return { ...rule, rule: base, constraints: { ...rule.constraints, [constrained]: kept } };
  }
  return undefined;
};

/** Constraints may only speak of what the alternatives that are left capture. */
const withoutIdleConstraints = ({ constraints, ...rule }: Rule): Rule => {
  const kept = Object.entries(constraints ?? {}).filter(([name]) => isDefined(name, rule));
  return kept.length === 0 ? rule : { ...rule, constraints: Object.fromEntries(kept) };
};

/** The rule without the alternatives in which one of `names` is not captured, and the first name for which none is left. */
export const partCapturing = (
  rule: Rule,
  names: readonly string[],
): { readonly part: Rule } | { readonly missing: string } => {
  let part = rule;
  for (const name of names) {
    const kept = keepingInRule(part, name);
    if (kept === undefined) return { missing: name };
    part = kept;
  }
  return { part: part === rule ? rule : withoutIdleConstraints(part) };
};

const known = new WeakMap<Rule, Rule | undefined>();

/**
 * The part of a rule whose matches its fix may rewrite, because they capture all that the fix names; the rule itself where all do.
 * `undefined` without a fix, and where no alternative captures so much.
 */
export const rewritablePart = (rule: Rule): Rule | undefined => {
  if (!known.has(rule)) {
    const found = rule.fix === undefined ? undefined : partCapturing(rule, templateVariables(rule.fix));
    known.set(rule, found && 'part' in found ? found.part : undefined);
  }
  return known.get(rule);
};

/**
 * Tells of matches of a rule in one text whether they captured all that the fix of the rule names. `inText` leaves out of a rule what
 * can't match in that text; what is asked about each match is then smaller.
 */
export const rewritableIn = (
  rule: Rule,
  inText: (rule: Rule) => Rule | undefined,
): ((match: { readonly node: SgNode }) => boolean) => {
  const part = rewritablePart(rule);
  if (part === undefined || part === rule) return () => part === rule;
  const left = refusal(part, rule.language) === undefined ? inText(part) : undefined;
  return left === undefined ? () => false : ({ node }) => node.matches(configOf(left));
};
