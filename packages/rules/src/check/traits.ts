import type { Rule } from '@feedback/schema';
import { wordsWithin } from './prefilter.ts';
import type { Groups } from './regex-words.ts';
import { kindsOfRule, likelyKinds, parentKindsOfRule, type Kinds } from './rule-kinds.ts';

/** What is known of the nodes that a rule matches. */
export interface Traits {
  /** What the text of each match has. */
  readonly words: Groups;
  /** Each match is of one of these kinds. */
  readonly kinds: Kinds;
  /** Each match lies directly in one of these kinds. */
  readonly parents: Kinds;
  /** Rules of one neighbourhood seem to match the same kinds of node; without one, any kind. */
  readonly neighbourhood: string | undefined;
}

export const traitsOf = (rule: Rule): Traits => {
  const likely = likelyKinds(rule);
  return {
    words: wordsWithin(rule),
    kinds: kindsOfRule(rule),
    parents: parentKindsOfRule(rule),
    neighbourhood: likely && [...likely].toSorted().join(' '),
  };
};
