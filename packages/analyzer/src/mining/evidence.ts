import { MASK } from './mask.ts';

/** The evidence from which on the values seen at one place show that the place varies. */
export const ENOUGH = 1;

/** What one distinct value, seen where templates otherwise agree, adds to the evidence that the place varies. */
export interface Evidence {
  /** A place that is known to vary from other lines: the next distinct value settles it. */
  readonly mask: number;
  /** After a word that announces a value. */
  readonly announced: number;
  /** Identifiers (`camelCase`, `a.b`, `a_b`, `x+`): names of things rather than words of a sentence. */
  readonly identifier: number;
  /** Words: which of them stands there is most often what the message says. */
  readonly word: number;
  /** At the start stands what the line is about. */
  readonly subject: number;
}

/** The one configuration. Its reciprocals are the numbers of distinct values needed. */
export const EVIDENCE: Evidence = {
  mask: 0.9,
  announced: 1 / 2,
  identifier: 1 / 3,
  word: 1 / 8,
  subject: 1 / 24,
};

/** Prepositions introduce a circumstance; nouns that name a kind of thing, and copulas, are followed by one. */
const ANNOUNCING: ReadonlySet<string> = new Set(
  'for from to by on at of in with via as using into over than is was user host file name id ='.split(' '),
);

const SKIPPED: ReadonlySet<string> = new Set(['"', "'", '`', '[', '(', '{', '<']);
const PUNCTUATION = /^(?:\.{3,}|[=:,;()[\]{}"'`|<>])$/;
const WORD = /^(?:\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+|\p{Lo}[\p{Lo}\p{M}]*)[.!?]?$/u;
const LOWERCASE = /^\p{Ll}/u;

/** Whether a token is a punctuation mark, which neither varies nor says anything. */
export const isPunctuation = (token: string): boolean => PUNCTUATION.test(token);

const announcerOf = (tokens: readonly string[], place: number): string | undefined => {
  for (let before = place - 1; before >= 0; before--) {
    const token = tokens[before];
    if (token === undefined || SKIPPED.has(token)) continue;
    const word = token.toLowerCase();
    return ANNOUNCING.has(word) ? word : undefined;
  }
  return undefined;
};

/** Where a value stands: the kind decides how much it weighs. */
export const kindOf = (tokens: readonly string[], place: number): keyof Evidence => {
  const token = tokens[place] ?? '';
  if (token === MASK) return 'mask';
  const isWord = WORD.test(token);
  const announcer = announcerOf(tokens, place);
  // “to <verb>” is an infinitive: it says what is done.
  if (announcer !== undefined && !(announcer === 'to' && isWord && LOWERCASE.test(token))) return 'announced';
  if (tokens.slice(0, place).every((earlier) => isPunctuation(earlier))) return 'subject';
  return isWord ? 'word' : 'identifier';
};
