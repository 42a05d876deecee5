import type { Rule } from '@feedback/schema';
import { configOf, refusal } from '../compile-rule.ts';
import { inOrder, type Match } from '../match-rule.ts';
import { couldMatch, wordsWithin, type Groups } from './prefilter.ts';
import type { SgNode, Source } from '../tree.ts';

/** With fewer rules than this a walk for each costs less than asking every hit again. */
const WORTH_JOINING = 3;

/** Asking a hit about one rule takes about as long as walking over this many characters for it. */
const QUESTION = 225;

// Names of metavariables and utilities belong to one rule, so rules that constrain or define some walk alone.
const canJoin = ({ constraints, utils }: Rule): boolean => constraints === undefined && utils === undefined;

const within = new WeakMap<Rule, Groups>();

const wordsOf = (rule: Rule): Groups => {
  const words = within.get(rule) ?? wordsWithin(rule);
  within.set(rule, words);
  return words;
};

const joined = (tree: SgNode, rules: readonly Rule[]): SgNode[][] => {
  const hits = tree.findAll({ rule: { any: rules.map(({ rule }) => rule) } });
  const texts = hits.map((hit) => hit.text());
  const likely = rules.map((rule) =>
    hits.filter((_, index) => couldMatch(wordsOf(rule), texts[index] ?? '')),
  );
  const questions = likely.flat().length;
  return questions * QUESTION > rules.length * tree.range().end.index
    ? rules.map((rule) => tree.findAll(configOf(rule)))
    : rules.map((rule, index) => (likely[index] ?? []).filter((hit) => hit.matches(configOf(rule))));
};

/** What each of many rules matches in one tree, in the order of the rules; one walk serves all rules that can share it. */
export const findMany = (rules: readonly Rule[], language: Source['language'], tree: SgNode): Match[][] => {
  const fitting = rules.filter((rule) => refusal(rule, language) === undefined);
  const together = fitting.filter(canJoin);
  const shared = together.length < WORTH_JOINING ? [] : joined(tree, together);
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
