import type { Rule, RuleObject } from '@feedback/schema';
import { configOf } from '../compile-rule.ts';
import { inOrder, type Match } from '../match-rule.ts';
import { kindOf, type SgNode } from '../tree.ts';
import { couldMatch, wordsWithin } from './prefilter.ts';

/** With fewer rules than this a walk for each costs less than asking hits again. */
const WORTH_JOINING = 3;

/** Asking a hit about one rule takes about as long as walking over this many characters for it. */
const QUESTION = 225;

const PARAMETERISED = /"matches":\{/;

// Constraints belong to the variables of one rule and parameters to the names of its utilities, so rules with some walk alone.
const canJoin = ({ constraints, utils, rule }: Rule): boolean =>
  constraints === undefined && (utils === undefined || !PARAMETERISED.test(JSON.stringify([rule, utils])));

/** Captures the node itself, so that a hit tells which rule was the first to match it. */
const mark = (index: number): string => `FEEDBACK_${index}`;

/** Names of utilities belong to one rule: in a joined one they are told apart by its number. */
const renamed = <T>(value: T, index: number): T => {
  if (Array.isArray(value)) return value.map((item) => renamed(item as unknown, index)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as RuleObject).map(([key, item]) => [
    key,
    key === 'matches' && typeof item === 'string' ? `${item}_${index}` : renamed(item, index),
  ]);
  return Object.fromEntries(entries) as T;
};

const join = (rules: readonly Rule[]): Pick<Rule, 'rule' | 'utils'> => {
  const utils: Record<string, RuleObject> = {};
  const any = rules.map((rule, index) => {
    for (const [name, util] of Object.entries(rule.utils ?? {}))
      utils[`${name}_${index}`] = renamed(util, index);
    return { all: [rule.utils ? renamed(rule.rule, index) : rule.rule, { pattern: `$${mark(index)}` }] };
  });
  return { rule: { any }, utils };
};

/** The kind that all matches of a rule have, when it says so at its top. */
const kindOfRule = ({ rule }: Rule): string | undefined =>
  typeof rule['kind'] === 'string' ? rule['kind'] : undefined;

/** Whether a rule could match a hit of an earlier rule as well. */
const mightAlso = (rule: Rule): ((hit: SgNode, text: string) => boolean) => {
  const words = wordsWithin(rule);
  const kind = kindOfRule(rule);
  return (hit, text) =>
    (kind === undefined || kind === kindOf(hit)) && couldMatch(words, (word) => text.includes(word));
};

interface Hit {
  readonly node: SgNode;
  readonly text: string;
  /** The first rule that matched, by its place among the joined ones. */
  readonly first: number;
}

const hitsOf = (tree: SgNode, rules: readonly Rule[]): Hit[] =>
  tree.findAll(configOf(join(rules))).map((node) => ({
    node,
    text: node.text(),
    first: rules.findIndex((_, index) => node.getMatch(mark(index)) !== null),
  }));

const joined = (tree: SgNode, rules: readonly Rule[]): SgNode[][] => {
  const hits = hitsOf(tree, rules);
  const size = tree.range().end.index;
  return rules.map((rule, index) => {
    const config = configOf(rule);
    const might = mightAlso(rule);
    const asked = hits.filter(({ node, text, first }) => first < index && might(node, text));
    // A hit of an earlier rule has that rule's captures, so a rewrite needs its own.
    if (asked.length > 0 && (rule.fix !== undefined || asked.length * QUESTION > size))
      return tree.findAll(config);
    const also = new Set(asked.filter(({ node }) => node.matches(config)));
    return hits.filter((hit) => hit.first === index || also.has(hit)).map(({ node }) => node);
  });
};

/** What each of many rules, which all compile, matches in one tree, in the order of the rules; one walk serves all that can share it. */
export const findMany = (rules: readonly Rule[], tree: SgNode): Match[][] => {
  const together = rules.filter(canJoin);
  const shared = together.length < WORTH_JOINING ? [] : joined(tree, together);
  const found = new Map(together.map((rule, index) => [rule, shared[index]]));
  return rules.map((rule) => inOrder(found.get(rule) ?? tree.findAll(configOf(rule))));
};
