import type { Range } from '@feedback/schema';
import { parseTree, type SgNode, type Source } from '../tree.ts';

const STRINGS = { rule: { any: [{ kind: 'string' }, { kind: 'template_string' }] } };
const PYTHON_STRINGS = { rule: { kind: 'string' } };

/** The string literals below (and at) some nodes, in UTF-16 units: text in which white space means something. */
export const stringRanges = (language: Source['language'], nodes: readonly SgNode[]): Range[] =>
  nodes
    .flatMap((node) => node.findAll(language === 'python' ? PYTHON_STRINGS : STRINGS))
    .map((node) => ({ start: node.range().start.index, end: node.range().end.index }));

/** The string literals of a rewrite; its metavariables are read as names of the same length. */
export const templateStrings = (language: Source['language'], fix: string): Range[] =>
  stringRanges(language, [parseTree({ language, code: fix.replaceAll(/\$(?=[$A-Z_])/g, '_') })]);

/** The white space at the start of the line that `index` is on. */
export const indentAt = (code: string, index: number): string => {
  const lineStart = code.lastIndexOf('\n', index - 1) + 1;
  return /^[ \t]*/.exec(code.slice(lineStart, index))?.[0] ?? '';
};

/**
 * Moves every line after the first from one indentation to another. Lines that begin inside a string stay as they are: there
 * white space is content. `convert` is made of what a line is further in. `offset` is where `text` stands in what `strings` were measured in.
 */
export const reindent = (
  text: string,
  from: string,
  to: string,
  strings: readonly Range[],
  offset = 0,
  convert: (indent: string) => string = (indent) => indent,
): string =>
  text.replaceAll(/\n([ \t]*)(?=[^\s])/g, (line: string, indent: string, index: number) => {
    const at = offset + index + 1;
    const isContent = strings.some((range) => range.start < at && at < range.end);
    return isContent || !indent.startsWith(from) ? line : `\n${to}${convert(indent.slice(from.length))}`;
  });
