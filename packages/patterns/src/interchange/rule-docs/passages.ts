import { parseBlocks, plainText, type MarkdownNode } from '../../markdown/markdown-tree.ts';
import { exactValue } from '../../markdown/masked-text.ts';

/** A piece of a document, in reading order: containers such as lists, quotes and tabs are opened. */
export type Passage = { readonly start: number } & (
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** HTML or the like: read for labels, never shown. */
  | { readonly kind: 'markup'; readonly text: string }
  | { readonly kind: 'code'; readonly code: string; readonly lang: string }
);

/** More is no paragraph that somebody reads. */
const MOST_PROSE = 4_000;

/**
 * Blanks out what only matters for emphasis and tables, at the same length: the parser takes a millisecond for each such character
 * of a hostile document, and seconds for the kilobyte.
 */
const masked = (text: string): string =>
  text
    .replaceAll(/^([ \t]*)\*(?=[ \t])/gm, '$1-')
    .replaceAll(/[*|]/g, '\u00A0')
    .replaceAll(/(?<!~)~{1,2}(?!~)/g, (tildes) => '\u00A0'.repeat(tildes.length));

const proseOf = (source: string): string =>
  source
    .slice(0, MOST_PROSE)
    .replaceAll(/!?\[([^\]]*)\](?:\([^()]*\)|\[[^\]]*\])/g, '$1')
    .replaceAll(/__/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

const passageOf = (original: string, source: string, node: MarkdownNode): Passage | undefined => {
  const { start, end, type, depth = 1 } = node;
  if (type === 'heading') {
    const text = plainText(node).replaceAll(/\s+/g, ' ').trim();
    return { kind: 'heading', start, depth, text };
  }
  if (type === 'code')
    return {
      kind: 'code',
      start,
      code: exactValue(original, node, node.value ?? ''),
      lang: node.lang?.trim() ?? '',
    };
  if (type === 'html') return { kind: 'markup', start, text: node.value ?? '' };
  if (type === 'paragraph') return { kind: 'text', start, text: proseOf(source.slice(start, end)) };
  return undefined;
};

const passagesOf = (original: string, source: string, nodes: readonly MarkdownNode[]): readonly Passage[] =>
  nodes.flatMap((node) => passageOf(original, source, node) ?? passagesOf(original, source, node.children));

/** Reads the passages of a Markdown document. Rejects with `PatternsError` `INVALID_MARKDOWN` as the parser does. */
export const readPassages = async (text: string): Promise<readonly Passage[]> => {
  const source = masked(text);
  return passagesOf(text, source, await parseBlocks(source));
};
