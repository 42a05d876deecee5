import type { Rule } from '@feedback/schema';
import { necessaryWords } from './prefilter.ts';
import type { Groups } from './regex-words.ts';
import { traitsOf, type Traits } from './traits.ts';

/** What is worked out about a rule before it is looked for, as plain data; `null` where nothing is known. */
export interface RuleFacts {
  readonly words: Groups;
  readonly wordsWithin: Groups;
  readonly kinds: readonly string[] | null;
  readonly neighbourhood: string | null;
}

/** Works out once what a matcher otherwise works out each time. The facts hold for this version of the package alone. */
export const factsOf = (rule: Rule): RuleFacts => {
  const { words, kinds, neighbourhood } = traitsOf(rule);
  return {
    words: necessaryWords(rule),
    wordsWithin: words,
    kinds: kinds === undefined ? null : [...kinds],
    neighbourhood: neighbourhood ?? null,
  };
};

/** The same as `traitsOf` tells of the rule. */
export const traitsIn = ({ wordsWithin, kinds, neighbourhood }: RuleFacts): Traits => ({
  words: wordsWithin,
  kinds: kinds === null ? undefined : new Set(kinds),
  neighbourhood: neighbourhood ?? undefined,
});
