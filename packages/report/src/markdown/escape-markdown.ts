import { plainLine } from '../text/plain-text.ts';
import { cutText } from '../text/fit-text.ts';

const entities = (text: string): string =>
  text.replaceAll(/[!-/:-@[-`{-~]/g, (character) => `&#${character.codePointAt(0)};`);

/**
 * Text from outside as inline code: it can't start a link, a mention, markup or another table cell. One line, cut to `width`
 * columns; empty text is `–`. A code span's delimiter must be longer than any run of backticks inside it (CommonMark 6.1);
 * text with a pipe is spelled in entities, because GFM tables are split before code spans are read.
 */
export const inlineCode = (text: string, width = 120): string => {
  const line = cutText(plainLine(text), width);
  if (line === '') return '–';
  if (line.includes('|')) return `<code>${entities(line)}</code>`;
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${line} ${fence}` : fence + line + fence;
};

/** What a mark would start, spelled so that it starts nothing: markup, cells, links, mentions (a word joiner splits the last two). */
const INERT: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '|': '&#124;',
  '@': '@\u2060',
  '://': ':\u2060//',
  'www.': 'www\u2060.',
};

/**
 * Text from outside as running text, to be put after something else on its line (a list mark, a cell's edge). One line, cut
 * to `width` columns.
 */
export const inlineText = (text: string, width = 400): string =>
  cutText(plainLine(text), width).replaceAll(
    /[<>&|@\\`*_[\]~$]|:\/\/|www\./gi,
    (mark) => INERT[mark.toLowerCase()] ?? `\\${mark}`,
  );

/** A block of literal text behind a fence that it can't close. */
export const codeBlock = (text: string, language = ''): string => {
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n?$/, '\n')}${fence}\n`;
};
