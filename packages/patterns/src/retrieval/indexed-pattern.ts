import { patternName, type Lesson } from '@feedback/schema';
import { STOP_WORDS } from './common-words.ts';
import { termsOf } from './terms.ts';

/** The terms of a pattern by the place they stand in, each once: what a place mentions counts, not how often. */
export interface IndexedPattern {
  readonly name: readonly string[];
  /** The first sentence of the description. */
  readonly lead: readonly string[];
  readonly tags: readonly string[];
  /** The bad example: the APIs that the mistake is made with. */
  readonly code: readonly string[];
  /** The rest: description, messages and ids of other tools' rules, good example. */
  readonly text: readonly string[];
}

/** A place that is searched. */
export type Field = keyof IndexedPattern;

/** How much a match in a place counts. Chosen on our own prompts; the ranking hardly changes when one of them is halved or doubled. */
export const FIELD_WEIGHTS: Readonly<Record<Field, number>> = {
  name: 3,
  lead: 2.5,
  tags: 1,
  code: 1.2,
  text: 0.8,
};

const FIRST_SENTENCE = /^[^]*?[.!?](?=\s|$)/;
const LONGEST_TEXT = 20_000;

const distinctTerms = (texts: readonly string[]): readonly string[] => {
  const distinct = new Set<string>();
  for (const text of texts)
    for (const term of termsOf(text.slice(0, LONGEST_TEXT))) if (!STOP_WORDS.has(term)) distinct.add(term);
  return [...distinct];
};

/** Takes a pattern apart for searching. Of each text the first 20,000 characters are read. */
export const indexedPattern = (pattern: Lesson): IndexedPattern => {
  const { name, description, bad_example, good_example, tags = [], matches = {} } = pattern;
  const lead = FIRST_SENTENCE.exec(description.slice(0, LONGEST_TEXT))?.[0] ?? description;
  const rest = description.slice(lead.length);
  return {
    // A long name is a phrase, whether written with `_`, `-` or capitals.
    name: distinctTerms([patternName(name).replaceAll('_', ' ')]),
    lead: distinctTerms([lead]),
    tags: distinctTerms(tags),
    code: distinctTerms([bad_example]),
    text: distinctTerms([rest, ...(matches.messages ?? []), ...(matches.rule_ids ?? []), good_example]),
  };
};
