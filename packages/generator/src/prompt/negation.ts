import type { Token } from './tokenize.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words that deny what follows them, in the languages that prompts most often come in. */
const NEGATORS = words(
  `no not never without don't dont doesn't doesnt didn't isn't aren't won't shouldn't can't cannot mustn't needn't avoid
  avoids avoiding exclude excluding omit skip nor neither non minus ohne kein keine keinen nicht sans sin senza zonder
  geen без не нет`.replaceAll(/\s+/g, ' '),
);
/** Two words that deny together. */
const NEGATING_PAIRS = words('instead-of rather-than other-than free-of');
/** A negation followed by one of these denies nothing. */
const NOT_REALLY = words('only just problem matter');
/** Chinese negations, which stand at the end of a run of characters: "不使用JSON". */
const HAN_NEGATION = /(?:不|不要|不用|不使用|没有|无需|别用)$/u;
/** Words after which the denied part is over. */
const CONTRAST = words('but however then while so instead only yet although though');
/** Words that begin a new task after a comma or an "and": "without numpy, return JSON". */
const ACTIONS = words(
  `return create use write process handle make read build generate convert give produce print log parse load save store
  upload validate check get add send serialize respond output emit keep`.replaceAll(/\s+/g, ' '),
);
/** Words that lead on from the denied thing: "don't use numpy in the JSON endpoint". */
const LEADING_ON = words('in on from into to for when where if because by with using via that which');

const isNegator = (tokens: readonly Token[], at: number): boolean => {
  const word = tokens[at]?.word ?? '';
  const next = tokens[at + 1]?.word ?? '';
  if (NOT_REALLY.has(next)) return false;
  return NEGATORS.has(word) || NEGATING_PAIRS.has(`${word}-${next}`) || HAN_NEGATION.test(word);
};

/** "numpy-free" denies the word before it. */
const isDeniedByHyphen = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.word === 'free' && tokens[at + 1]?.gap === '-';

const endsScope = (tokens: readonly Token[], at: number, termsInside: number): boolean => {
  const token = tokens[at];
  if (token === undefined || /[.;:!?\n]/.test(token.gap) || CONTRAST.has(token.word)) return true;
  const before = tokens[at - 1]?.word ?? '';
  const joins = token.gap.includes(',') || before === 'and' || before === 'to';
  if (joins && ACTIONS.has(token.word)) return true;
  return termsInside > 0 && LEADING_ON.has(token.word);
};

/**
 * For each word, whether the text denies it ("without numpy", "don't use JSON", "no file uploads", "instead of lists").
 * A denial reaches to the end of its clause. `isTerm` tells where a known phrase begins; one that begins
 * with its own negation ("not crash") denies nothing.
 */
export const findDenied = (tokens: readonly Token[], isTerm: (at: number) => boolean): readonly boolean[] => {
  const denied = tokens.map((_, at) => isDeniedByHyphen(tokens, at));
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isNegator(tokens, at) || isTerm(at)) continue;
    let terms = 0;
    let next = at + 1;
    for (; next < tokens.length && !endsScope(tokens, next, terms); next += 1) {
      denied[next] = true;
      if (isTerm(next)) terms += 1;
    }
    at = next - 1;
  }
  return denied;
};
