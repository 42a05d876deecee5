import type { Rule } from '@feedback/schema';
import { necessaryWords } from './prefilter.ts';
import type { Groups } from './regex-words.ts';
import type { Kinds } from './rule-kinds.ts';
import { traitsOf, type Traits } from './traits.ts';

/** What is worked out about a rule before it is looked for, as plain data; `null` where nothing is known. */
export interface RuleFacts {
  readonly words: Groups;
  readonly wordsWithin: Groups;
  readonly kinds: readonly string[] | null;
  readonly parents: readonly string[] | null;
  readonly neighbourhood: string | null;
}

const listed = (kinds: Kinds): readonly string[] | null => (kinds === undefined ? null : [...kinds]);

const asKinds = (listed: readonly string[] | null): Kinds => (listed === null ? undefined : new Set(listed));

/** Works out once what a matcher otherwise works out each time. The facts hold for this version of the package alone. */
export const factsOf = (rule: Rule): RuleFacts => {
  const { words, kinds, parents, neighbourhood } = traitsOf(rule);
  return {
    words: necessaryWords(rule),
    wordsWithin: words,
    kinds: listed(kinds),
    parents: listed(parents),
    neighbourhood: neighbourhood ?? null,
  };
};

/** The same as `traitsOf` tells of the rule. */
export const traitsIn = ({ wordsWithin, kinds, parents, neighbourhood }: RuleFacts): Traits => ({
  words: wordsWithin,
  kinds: asKinds(kinds),
  parents: asKinds(parents),
  neighbourhood: neighbourhood ?? undefined,
});
