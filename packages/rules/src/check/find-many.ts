import type { Rule } from '@feedback/schema';
import { expandRule } from '../names/expand-rule.ts';
import type { Match } from '../match-rule.ts';
import type { SgNode } from '../tree.ts';
import { traitsOf } from './traits.ts';
import { planWalks, type Sought } from './walks.ts';

/** What each of many rules, which all compile, matches in one tree, by its place. */
export const findSought = (
  sought: readonly Sought[],
  tree: SgNode,
): readonly (readonly [place: number, matches: readonly Match[]])[] =>
  planWalks(sought).flatMap(({ config, read }) => {
    const hits = tree.findAll(config);
    return hits.length === 0 ? [] : read(hits);
  });

/** The same for rules of which nothing is known, in their order. */
export const findMany = (rules: readonly Rule[], tree: SgNode): readonly (readonly Match[])[] => {
  const found = new Map(
    findSought(
      rules.map((rule) => ({ rule: expandRule(rule), ...traitsOf(rule) })),
      tree,
    ),
  );
  return rules.map((_, place) => found.get(place) ?? []);
};
