import { stripVTControlCharacters } from 'node:util';

/** Stands where a text was cut. */
export const CUT_MARK = '… [cut]';

// C0 without tab and line feed, DEL, C1, and the characters that reorder text on a screen (Trojan Source, CVE-2021-42574).
const UNSAFE = /[[\p{Cc}\u202A-\u202E\u2066-\u2069]--[\t\n]]/v;
const UNSAFE_ALL = new RegExp(UNSAFE, 'gv');
// pytest and others write the escape character, which XML cannot hold, as `#x1B`.
const WRITTEN_ESCAPE = /#x1B\[[0-9;]*[A-Za-z]/g;

const withoutControls = (text: string): string =>
  stripVTControlCharacters(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')).replaceAll(UNSAFE_ALL, '');

/** Cuts a text to `limit` UTF-16 units, never inside a character, and marks the cut. */
const cutText = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '')}${CUT_MARK}`;

/** Takes out of a text what must not be stored. */
export type Redact = (text: string) => string;

/** How much more than what is kept is looked at, so that a secret at the cut is seen whole. */
const BEYOND = 4_096;

/** Where a text can be cut without halving a word that may be a secret, or as near to it as `BEYOND` allows. */
const wordEnd = (text: string, from: number): number => {
  let end = from;
  while (end > from - BEYOND && /\S/.test(text[end - 1] ?? ' ')) end--;
  return end;
};

/** Redacts before it cuts: half a secret would not be known as one. */
const redactAndCut = (text: string, limit: number, redact: Redact): string => {
  const most = 2 * limit + BEYOND;
  if (text.length <= most) return cutText(redact(text), limit);
  const redacted = redact(text.slice(0, wordEnd(text, most)));
  return redacted.length > limit ? cutText(redacted, limit) : `${redacted}${CUT_MARK}`;
};

/**
 * Makes a text from outside fit to be stored: no terminal sequences, control characters or half characters, nothing that
 * `redact` knows, at most `limit` UTF-16 units and a mark where it was cut. Every stored text passes here.
 */
export const cleanText = (text: string, limit: number, redact?: Redact): string => {
  const visible = UNSAFE.test(text) ? withoutControls(text) : text;
  const plain = visible.includes('#x1B[') ? visible.replaceAll(WRITTEN_ESCAPE, '') : visible;
  return (redact === undefined ? cutText(plain, limit) : redactAndCut(plain, limit, redact)).toWellFormed();
};
