import { kindOf, parseTree, type SgNode, type Source } from './tree.ts';

/** Leaves that say nothing: layout and comments. */
const isSilent = (node: SgNode): boolean => kindOf(node) === 'comment' || kindOf(node) === ';';

// The grammar of Python keeps only the escapes of a string as children: the text between them belongs to the string.
const isWhole = (node: SgNode): boolean => kindOf(node) === 'string_content';

const NOTHING_LEFT_OUT = (): boolean => false;

/** A tree as a list of its kinds and words, without comments, white space and statement ends; of what is left out, its kind only. */
export const outlineOf = (
  root: SgNode,
  isLeftOut: (node: SgNode) => boolean = NOTHING_LEFT_OUT,
): readonly string[] => {
  const lines: string[] = [];
  const stack: (SgNode | string)[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') {
      lines.push(next);
      continue;
    }
    if (isSilent(next)) continue;
    const children = isWhole(next) ? [] : next.children();
    if (isLeftOut(next)) lines.push(kindOf(next));
    else if (children.length === 0)
      lines.push(kindOf(next) === 'jsx_text' ? next.text().replaceAll(/\s+/g, ' ').trim() : next.text());
    else {
      lines.push(`(${kindOf(next)}`);
      stack.push(')', ...children.toReversed());
    }
  }
  return lines;
};

const outline = (source: Source): readonly string[] => outlineOf(parseTree(source));

/** Whether two pieces of code in one language have the same tree, whatever their layout and comments. */
export const sameTree = (language: Source['language'], a: string, b: string): boolean => {
  const other = outline({ language, code: b });
  const one = outline({ language, code: a });
  return one.length === other.length && one.every((line, index) => line === other[index]);
};
