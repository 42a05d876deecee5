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

/**
 * Makes a text from outside fit to be stored: no terminal sequences, control characters or half characters, at most `limit`
 * UTF-16 units and a mark where it was cut. Every stored text passes here; redaction of secrets belongs here too.
 */
export const cleanText = (text: string, limit: number): string => {
  const visible = UNSAFE.test(text) ? withoutControls(text) : text;
  const plain = visible.includes('#x1B[') ? visible.replaceAll(WRITTEN_ESCAPE, '') : visible;
  return cutText(plain, limit).toWellFormed();
};
