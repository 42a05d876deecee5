import type { Wording } from '@feedback/schema';
import { keyWordsOf } from './suggest-name.ts';

/** The words that all messages of a rule have in common, by the rule. */
export interface RuleWords {
  readonly of: (rule: string) => readonly string[];
}

interface Common {
  /** The first of the messages in the order of texts, so that their own order plays no part. */
  first: string;
  words: ReadonlySet<string>;
}

/** What was gathered of each rule: the first of its messages, and the words that all have in common. */
export type RuleWordsState = readonly (readonly [rule: string, first: string, words: readonly string[]])[];

/** Gathers the messages of rules; goes on where `toJSON` stopped. */
export const createRuleWords = (
  state: RuleWordsState = [],
): RuleWords & {
  readonly add: (wording: Pick<Wording, 'rule_id' | 'text'>) => void;
  readonly toJSON: () => RuleWordsState;
} => {
  const byRule = new Map<string, Common>(
    state.map(([rule, first, words]) => [rule, { first, words: new Set(words) }]),
  );
  return {
    toJSON: () => Array.from(byRule, ([rule, { first, words }]) => [rule, first, [...words]] as const),
    add: ({ rule_id, text }) => {
      if (rule_id === null) return;
      const words = new Set(keyWordsOf(text));
      const common = byRule.get(rule_id);
      if (common === undefined) byRule.set(rule_id, { first: text, words });
      else {
        common.words = new Set([...common.words].filter((word) => words.has(word)));
        if (text < common.first) common.first = text;
      }
    },
    of: (rule) => {
      const common = byRule.get(rule);
      return common === undefined ? [] : keyWordsOf(common.first).filter((word) => common.words.has(word));
    },
  };
};
