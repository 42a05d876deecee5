/** C0 and C1 controls but tab and line feed, and the characters that reorder or hide text (Unicode TR 36, "Trojan Source"). */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex -- removing control characters is the point
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** OSC and similar strings up to their terminator, also those that node's own stripping leaves behind. */
const STRINGS =
  // eslint-disable-next-line no-control-regex -- as above
  /(?:\u001B[\]PX^_]|[\u009D\u0090\u0098\u009E\u009F])[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C)?/gu;

/** CSI sequences, then two-character ones (ECMA-48). Node's own stripping takes text up to a bell along with them. */
const SEQUENCES =
  // eslint-disable-next-line no-control-regex -- as above
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|\u001B[ -/]*[0-~]/gu;

/**
 * Text from outside as it may be shown in a terminal: escape sequences and control characters are gone, line breaks are `\n`,
 * tabs stay.
 */
export const plainText = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(STRINGS, '')
    .replaceAll(SEQUENCES, '')
    .replaceAll(UNPRINTABLE, '');

/** The same on one line: every stretch of white space is one space. */
export const plainLine = (text: string): string => plainText(text).replaceAll(/\s+/gu, ' ').trim();
