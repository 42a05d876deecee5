import type { Rule } from '@feedback/schema';
import { configOf, refusal } from '../compile-rule.ts';
import { inOrder, type Match } from '../match-rule.ts';
import type { NapiConfig, SgNode, Source } from '../tree.ts';

/** With fewer rules than this a walk for each costs less than asking every hit again. */
const WORTH_JOINING = 3;

/** Hits times rules, above which asking again costs more than walking again. */
const QUESTIONS = 2_000;

// Names of metavariables and utilities belong to one rule, so rules that constrain or define some walk alone.
const canJoin = ({ constraints, utils }: Rule): boolean => constraints === undefined && utils === undefined;

const joined = (tree: SgNode, configs: readonly NapiConfig[]): SgNode[][] => {
  const hits = tree.findAll({ rule: { any: configs.map(({ rule }) => rule) } });
  return hits.length * configs.length > QUESTIONS
    ? configs.map((config) => tree.findAll(config))
    : configs.map((config) => hits.filter((hit) => hit.matches(config)));
};

/** What each of many rules matches in one tree, in the order of the rules; one walk serves all rules that can share it. */
export const findMany = (rules: readonly Rule[], language: Source['language'], tree: SgNode): Match[][] => {
  const fitting = rules.filter((rule) => refusal(rule, language) === undefined);
  const together = fitting.filter(canJoin);
  const shared = together.length < WORTH_JOINING ? [] : joined(tree, together.map(configOf));
  const found = new Map<Rule, SgNode[]>();
  for (const [index, nodes] of shared.entries()) {
    const rule = together[index];
    if (rule) found.set(rule, nodes);
  }
  const fits = new Set(fitting);
  return rules.map((rule) =>
    fits.has(rule) ? inOrder(found.get(rule) ?? tree.findAll(configOf(rule))) : [],
  );
};
