// Control characters but tab and line feed, and those that turn the direction of the text around.
const UNSHOWN = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The text with everything replaced that a terminal or an editor would act on instead of showing it. */
export const visible = (text: string): string =>
  text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(UNSHOWN, '\uFFFD');

/** White space as Markdown folds it: every run is one blank. */
const folded = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const ESCAPED = /\\([!-/:-@[-`{-~])/g;

/** Reads a line or paragraph of Markdown source: folded, without backslash escapes. Other markup is part of the text. */
export const readInline = (source: string): string => folded(source).replaceAll(ESCAPED, '$1');

/** Writes text as one line of Markdown in which no HTML can begin; `readInline` gives the folded text again. */
export const showInline = (text: string): string =>
  folded(visible(text))
    .replaceAll('\\', '\\\\')
    .replaceAll('<', '\\<')
    .replaceAll(/&(?=#?\w+;)/g, '\\&');

/** What would make a block other than a paragraph of a line that begins with it (CommonMark 0.31, chapter 4 and 5; GFM footnotes). */
const BLOCK_START = /^(?:#{1,6}(?= |$)|>|[-+*](?= |$)|[-_*](?=[ \-_*]+$)|`{3}|~{3}|\[|=)/;

/** Writes text as one paragraph on one line; `readInline` gives the folded text again. */
export const showParagraph = (text: string): string =>
  showInline(text)
    .replace(BLOCK_START, (start) => `\\${start}`)
    .replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2');

const fenceFor = (code: string): string => {
  const runs = [...code.matchAll(/`+/g)].map(([run]) => run.length);
  return '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
};

/** Writes code as a fenced block whose fence is longer than any in the code. */
export const showCode = (code: string, language = ''): string => {
  const fence = fenceFor(code);
  return `${fence}${language}\n${visible(code)}\n${fence}`;
};

/** Reads the content of a code block as it is in a file with any line endings. */
export const readCode = (value: string): string => value.replaceAll(/\r\n?/g, '\n');
