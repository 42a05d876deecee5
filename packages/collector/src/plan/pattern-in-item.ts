import type { MarkdownNode } from './parse-markdown.ts';

/** What is not part of a name: `(from x)`, `# note`, `[HIGH]`, `- because`, `: why`. */
const ANNOTATION = /[(#]|\s\[|\s[-–—]+(?:\s|$)|:(?=\s|$)/u;

/** Letters, digits and what holds words of a name together. A path or markup is no name. */
const NAME = /^[@\p{L}\p{N}_][\p{L}\p{M}\p{N}_ .@/+-]*$/u;

/** The visible text of inline Markdown; what is struck through or a comment is not there. */
const visibleText = (node: MarkdownNode): string => {
  if (node.type === 'delete') return '';
  if (node.type === 'html' && node.value?.startsWith('<!--') === true) return '';
  return node.value ?? node.children?.map(visibleText).join('') ?? ' ';
};

export interface ItemReading {
  /** Empty when the item names nothing. */
  readonly name: string;
  /** Whether `name` can be a pattern's name. */
  readonly valid: boolean;
}

/** The pattern that a checklist item names, without markup and annotations. */
export const patternInItem = (paragraph: MarkdownNode): ItemReading => {
  const [text = ''] = visibleText(paragraph).split(ANNOTATION);
  const name = text
    .trim()
    .replace(/[\s.,;]+$/u, '')
    .replaceAll(/\s+/gu, ' ');
  return { name, valid: NAME.test(name) && !name.includes('..') };
};
