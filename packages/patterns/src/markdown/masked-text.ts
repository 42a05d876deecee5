import type { Range } from '@feedback/schema';

/**
 * More of these characters in one paragraph mean nothing to a reader, and the parser compares each with each: 24 kB of `*a`, `~a` or
 * `a](` in a row take it ten seconds, and eight times as long when they are twice as many.
 */
const MOST_MARKS = 200;

const MARK = /[*_~\]]/g;
/** Emphasis ends at a blank line, and no heading shares it with what stands below. */
const PARAGRAPHS = /(?<=\n)(?=[ \t]*\r?\n)|(?<=\n)(?=#{1,6}[ \t])|(?<=^#{1,6}[ \t][^\n]*\n)/gm;
/** A list's marker, a line across the page, a fence: they make blocks and cost nothing. */
const KEPT = /^[ \t>]*(?:\*(?=[ \t])|([*_])(?:[ \t]*\1){2,}[ \t]*\r?$|~{3,})/;

const blank = (text: string): string => text.replaceAll(MARK, '\u00A0');

const maskedLine = (line: string): string => {
  const kept = KEPT.exec(line)?.[0].length ?? 0;
  return line.slice(0, kept) + blank(line.slice(kept));
};

const isHostile = (paragraph: string): boolean => (paragraph.match(MARK)?.length ?? 0) > MOST_MARKS;

/**
 * The text without the marks of emphasis and links in paragraphs that have hundreds of them, at the same length; any other text is
 * itself. What is blanked out in code is put back by `exactValue`.
 */
export const maskedText = (text: string): string =>
  text.length <= MOST_MARKS
    ? text
    : text
        .split(PARAGRAPHS)
        .map((paragraph) =>
          isHostile(paragraph) ? paragraph.split('\n').map(maskedLine).join('\n') : paragraph,
        )
        .join('');

const LINE_END = /\r\n|\n|\r/;
const MASKED: ReadonlySet<string> = new Set('*_~]|');

const isMaskOf = (line: string, exact: string): boolean =>
  line.length === exact.length &&
  exact.split('').every((unit, index) => unit === line[index] || MASKED.has(unit));

/** The code of a block as it is in the document: each line of the parsed one is the end of a line there. */
export const exactValue = (original: string, { start, end }: Range, value: string): string => {
  const lines = original.slice(start, end).split(LINE_END);
  const first = /^(?:`{3}|~{3})/.test(lines[0] ?? '') ? 1 : 0;
  return value
    .split(LINE_END)
    .map((line, index) => {
      const there = lines[first + index] ?? '';
      const exact = there.slice(there.length - line.length);
      return isMaskOf(line, exact) ? exact : line;
    })
    .join('\n');
};
