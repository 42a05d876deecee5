import type { Range } from '@feedback/schema';

/** Puts `text` in the place of a stretch of a document. */
export interface TextEdit extends Range {
  readonly text: string;
}

/** Applies edits that don't overlap; those at the same place in the order given. */
export const applyEdits = (source: string, edits: readonly TextEdit[]): string => {
  const eol = /\r?\n/.exec(source)?.[0] ?? '\n';
  let result = '';
  let position = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    result += source.slice(position, start) + text.replaceAll('\n', eol);
    position = Math.max(position, end);
  }
  return result + source.slice(position);
};

/** Whether a blank line or nothing follows. */
const hasBlankLineAfter = (source: string, offset: number): boolean =>
  /^[ \t]*(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.test(source.slice(offset, offset + 200));

/** What separates a block that ends at `offset` from what follows, where a blank line is missing. */
const gapAfter = (source: string, offset: number): string => (hasBlankLineAfter(source, offset) ? '' : '\n');

/** Adds a block after the one that ends at `offset`. */
export const insertBlock = (source: string, offset: number, block: string): TextEdit => ({
  start: offset,
  end: offset,
  text: `\n\n${block}${gapAfter(source, offset)}`,
});

/** Puts a block in the place of others; lines after the first get the indentation of the first. */
export const replaceBlock = (source: string, { start, end }: Range, block: string): TextEdit => {
  const indent = start - (source.lastIndexOf('\n', start - 1) + 1);
  const text = block.replaceAll(/\n(?=.)/g, `\n${' '.repeat(indent)}`);
  return { start, end, text: text + gapAfter(source, end) };
};

const LINES_BEFORE = /(?:\r?\n[ \t]*)+$/;
const LINE_BEFORE = /\r?\n[ \t]*$/;

/**
 * Takes a stretch out, with the end of the line before it, and blank lines too where there are some after it. What follows stays as it
 * is: something else may be inserted there.
 */
export const removeSpan = (source: string, { start, end }: Range): TextEdit => {
  const lines = hasBlankLineAfter(source, end) ? LINES_BEFORE : LINE_BEFORE;
  const before = lines.exec(source.slice(Math.max(0, start - 200), start));
  return { start: start - (before?.[0].length ?? 0), end, text: '' };
};
