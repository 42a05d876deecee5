import type { RuleObject } from '@feedback/schema';
import { writeName, writeOwn, type Meanings } from '../names/asked-name.ts';
import { isRuleObject } from '../rule-variables.ts';

type Value = RuleObject[string];

const OWN = /^own_(.*)$/s;

const spelled = (reference: string, meanings: Meanings): string => {
  const name = OWN.exec(reference)?.[1];
  return name === undefined ? writeName(reference, meanings) : writeOwn(name, meanings.get(name));
};

/** What one node must have, if that is all that an item of `all` asks. */
const only = (item: Value | undefined, field: string): RuleObject | undefined => {
  if (!isRuleObject(item) || Object.keys(item).length !== 1) return undefined;
  const { has } = item;
  return isRuleObject(has) && has['field'] === field ? has : undefined;
};

const MEMBERS: Readonly<Record<string, string>> = { attribute: 'attribute', member_expression: 'property' };

/** A member that must be written as one is a member that stands for a path: its kind leaves the bare name out. */
const asMember = (rule: RuleObject): RuleObject => {
  const { kind, all, ...rest } = rule;
  const field = typeof kind === 'string' ? MEMBERS[kind] : undefined;
  if (field === undefined || !Array.isArray(all) || all.length !== 2) return rule;
  const [path, regex] = [only(all[0], 'object')?.['matches'], only(all[1], field)?.['regex']];
  const name = typeof regex === 'string' ? /^\^(\w+)\$$/.exec(regex)?.[1] : undefined;
  return typeof path === 'string' && name !== undefined
    ? { kind: kind as string, matches: `${path}.${name}`, ...rest }
    : rule;
};

const visit = (value: Value, meanings: Meanings): Value => {
  if (Array.isArray(value)) return value.map((item) => visit(item, meanings));
  return isRuleObject(value) ? spellNames(value, meanings) : value;
};

/** Writes the paths and names that a rule asks for shortly, so that each says how the example knows it. */
export const spellNames = (rule: RuleObject, meanings: Meanings): RuleObject =>
  Object.fromEntries(
    Object.entries(asMember(rule)).map(([key, value]) => [
      key,
      key === 'matches' && typeof value === 'string' ? spelled(value, meanings) : visit(value, meanings),
    ]),
  );
