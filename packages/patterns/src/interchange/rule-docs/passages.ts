import { plainText, type MarkdownNode } from '../../markdown/markdown-tree.ts';

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

const proseOf = (source: string): string =>
  source
    .slice(0, MOST_PROSE)
    .replaceAll(/!?\[([^\]]*)\](?:\([^()]*\)|\[[^\]]*\])/g, '$1')
    .replaceAll(/\*\*|__/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

const passageOf = (source: string, node: MarkdownNode): Passage | undefined => {
  const { start, end, type } = node;
  if (type === 'heading')
    return {
      kind: 'heading',
      start,
      depth: node.depth ?? 1,
      text: plainText(node).replaceAll(/\s+/g, ' ').trim(),
    };
  if (type === 'code') return { kind: 'code', start, code: node.value ?? '', lang: node.lang ?? '' };
  if (type === 'html') return { kind: 'markup', start, text: node.value ?? '' };
  if (type === 'paragraph') return { kind: 'text', start, text: proseOf(source.slice(start, end)) };
  return undefined;
};

/** The passages of a parsed document. */
export const passagesOf = (source: string, blocks: readonly MarkdownNode[]): readonly Passage[] =>
  blocks.flatMap((node) => passageOf(source, node) ?? passagesOf(source, node.children));
