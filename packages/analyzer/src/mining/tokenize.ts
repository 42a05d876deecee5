import { MASK } from './mask.ts';
import { maskValues } from './masks.ts';

/** A line is read this far, in UTF-16 units: templates differ at their start, and time per line has to have a bound. */
export const MAX_TEXT = 1_000;

/** And no further than this many tokens. */
export const MAX_TOKENS = 100;

const PIECES = /<\*>|\.{3,}|[=:,;()[\]{}"'`|<>]|(?:(?!\.{3})[^\s=:,;()[\]{}"'`|<>])+/g;
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /\u001B\[[0-9;?]{0,20}[A-Za-z]|[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029]/g;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;
const DIGIT = /\p{Nd}/u;
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Scripts without blanks between words need a dictionary; loaded on the first line that has one. */
let segmenter: Intl.Segmenter | undefined;

const wordsOf = (piece: string): readonly string[] => {
  if (!UNSPACED.test(piece)) return [piece];
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  return Array.from(segmenter.segment(piece), ({ segment }) => segment);
};

/** `rhost= user=root`: a value that is absent stands where others have theirs. */
const ABSENT = /(?<=[\p{L}\p{N}_]=)(?=\s+[\p{L}\p{N}_.-]+=|\s*$)/gu;

/** The first line with content, without terminal sequences and control characters, cut to what a template can hold. */
const readable = (text: string): string => {
  const cut = text
    .slice(0, MAX_TEXT * 4)
    .replaceAll(CONTROL, (found) => (/[\n\r\u2028\u2029]/.test(found) ? '\n' : ' '));
  const line = (cut.split('\n').find((candidate) => /\S/.test(candidate)) ?? '').trim();
  // Half a word would look like another word.
  return line.length <= MAX_TEXT ? line : line.slice(0, MAX_TEXT).replace(/\s\S*$/, '');
};

const push = (tokens: string[], token: string): void => {
  const last = tokens.at(-1);
  if (token === MASK) {
    if (last === MASK) return;
    // A list of values is one value: their number varies too.
    if (last === ',' && tokens.at(-2) === MASK) {
      tokens.pop();
      return;
    }
  } else if (last !== undefined && CLOSES[last] === token) tokens.push(MASK);
  tokens.push(token);
};

/**
 * The tokens of a line: words, single punctuation marks, and `<*>` for every value that its form gives away. A word with a
 * digit is a value; neighbouring values are one; an empty pair of brackets and an absent `key=` value count as a value.
 */
export const tokenize = (text: string): string[] => {
  const line = readable(text);
  const masked = maskValues(line.includes('=') ? line.replaceAll(ABSENT, MASK) : line);
  const tokens: string[] = [];
  for (const piece of masked.match(PIECES) ?? []) {
    for (const token of wordsOf(piece)) push(tokens, DIGIT.test(token) ? MASK : token);
    if (tokens.length >= MAX_TOKENS) break;
  }
  return tokens;
};
