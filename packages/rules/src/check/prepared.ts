import { sharesSyntax, type Language, type Rule } from '@feedback/schema';
import { expandFor } from '../names/expand-rule.ts';
import { sketchRule } from '../names/sketch-rule.ts';
import type { TextNames } from '../names/text-names.ts';
import { refusal } from '../refusal.ts';
import { anchorRule } from './anchor-rule.ts';
import { asciiRule } from './ascii-rule.ts';
import type { Checkable } from './checkable.ts';
import { narrowRule } from './narrow-rule.ts';
import { once } from './once.ts';
import { couldMatch, necessaryWords, type HasWord } from './prefilter.ts';
import type { Groups } from './regex-words.ts';
import { traitsIn, type RuleFacts } from './rule-facts.ts';
import { traitsOf, type Traits } from './traits.ts';
import type { Sought } from './walks.ts';

/** A pattern with all that is worked out about its rule once, when it is first needed. */
export interface Prepared {
  readonly checkable: Checkable;
  readonly words: () => Groups;
  /** The rule for code that is all ASCII. */
  readonly ascii: () => Rule;
  readonly traits: () => Traits;
}

/** What is known of a rule already. */
export type KnownFacts = (rule: Rule) => RuleFacts | undefined;

export const prepare = (checkable: Checkable, known: KnownFacts): Prepared => {
  const { rule } = checkable;
  const facts = once(() => known(rule));
  const traits = (): Traits => {
    const own = facts();
    return own === undefined ? traitsOf(rule) : traitsIn(own);
  };
  return {
    checkable,
    words: once(() => facts()?.words ?? necessaryWords(rule)),
    ascii: once(() => asciiRule(rule)),
    traits: once(traits),
  };
};

/** Whether a rule, which compiles for its own language, can be tried on code in another. */
export const fits = ({ checkable: { rule } }: Prepared, language: Language): boolean =>
  rule.language === language ||
  (sharesSyntax(rule.language, language) && refusal(rule, language) === undefined);

/** The patterns that could be found in a text, judged by its words. */
export const relevantTo = (prepared: readonly Prepared[], has: HasWord): Prepared[] =>
  prepared.filter(({ words }) => couldMatch(words(), has));

/** What is known of one or several texts. */
export interface TextTraits {
  readonly has: HasWord;
  readonly names: TextNames;
  readonly isAscii: boolean;
}

const soughtIn = (prepared: Prepared, { has, names, isAscii }: TextTraits): Sought | undefined => {
  const written = isAscii ? prepared.ascii() : prepared.checkable.rule;
  const sketch = sketchRule(written, names);
  const whole = (): Rule | undefined => narrowRule(expandFor(written, names), has);
  const rule = sketch === undefined ? whole() : narrowRule(sketch, has);
  if (rule === undefined) return undefined;
  const traits = prepared.traits();
  if (sketch !== undefined) return { ...traits, rule, whole: once(whole) };
  const anchored = anchorRule(rule, traits);
  return anchored === undefined ? { ...traits, rule } : { ...anchored, whole: () => rule };
};

/** A pattern with what is looked for. */
export type SoughtPattern = readonly [Prepared, Sought];

/** What is left of the rules for texts of which certain things are known; a pattern of which nothing is left is not among them. */
export const soughtFor = (prepared: readonly Prepared[], texts: TextTraits): readonly SoughtPattern[] =>
  prepared.flatMap((each) => {
    const sought = soughtIn(each, texts);
    return sought === undefined ? [] : [[each, sought]];
  });
