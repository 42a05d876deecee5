/** How much of a prompt is quoted in the code, in characters. */
const LONGEST_QUOTE = 300;
const WIDTH = 92;

/** Words that tools obey wherever they stand in a comment: `feedback-ignore`, `eslint-disable`, `noqa`, … */
const DIRECTIVE = /\w+-(?:ignore|disable|enable|expect|nocheck)|noqa|nosonar|nosec|nolint|@(?=ts-)/giu;

/**
 * Foreign text as one line that is safe to show: no control, formatting, line-breaking or unpaired characters, which could
 * end a comment, reorder what a reader sees or break the file's encoding.
 */
export const plainLine = (text: string, longest = LONGEST_QUOTE): string => {
  const line = text
    .slice(0, longest * 4)
    .toWellFormed()
    .replaceAll(/[\p{C}\p{Z}\uFFFD\s]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > longest
    ? `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : line;
};

/** Foreign text for a comment: what a tool would obey there is taken apart. */
const quoted = (text: string): string =>
  plainLine(text).replaceAll(DIRECTIVE, (directive) =>
    directive.includes('-') ? directive.replace('-', ' ') : `${directive.slice(0, 2)} ${directive.slice(2)}`,
  );

const wrap = (text: string): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const parts = word.match(new RegExp(`.{1,${WIDTH}}`, 'gu')) ?? [];
    for (const part of parts) {
      if (line !== '' && line.length + part.length >= WIDTH) {
        lines.push(line);
        line = '';
      }
      line = line === '' ? part : `${line} ${part}`;
    }
  }
  return [...lines, line];
};

/** A text for a comment in lines of moderate width. */
export const commentLines = (text: string): readonly string[] => wrap(quoted(text));
