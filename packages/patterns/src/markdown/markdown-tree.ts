import type { Range } from '@feedback/schema';
import { PatternsError } from '../patterns-error.ts';
import { placeOf } from '../place-of.ts';
import { exactValue, maskedText } from './masked-text.ts';

/** A node of a Markdown tree (https://github.com/syntax-tree/mdast) and its place, as much of it as is used here. */
export interface MarkdownNode extends Range {
  readonly type: string;
  readonly depth: number | undefined;
  readonly lang: string | undefined;
  readonly value: string | undefined;
  readonly children: readonly MarkdownNode[];
}

interface SourceNode {
  readonly type: string;
  readonly depth?: number | undefined;
  readonly lang?: string | null | undefined;
  readonly value?: string | undefined;
  readonly children?: readonly SourceNode[] | undefined;
  readonly position?:
    | {
        readonly start: { readonly offset?: number | undefined };
        readonly end: { readonly offset?: number | undefined };
      }
    | undefined;
}

const VERBATIM: ReadonlySet<string> = new Set(['code', 'html']);

/** Reads a node of the parsed text, which may have been masked: code is taken from the text itself. */
const nodeOf = (source: SourceNode, text: string, isMasked: boolean): MarkdownNode => {
  const { type, depth, lang, value, position, children = [] } = source;
  const span = { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
  const isExact = value === undefined || !isMasked || !VERBATIM.has(type);
  return {
    type,
    depth,
    lang: lang ?? undefined,
    value: isExact ? value : exactValue(text, span, value),
    ...span,
    children: children.map((child) => nodeOf(child, text, isMasked)),
  };
};

const loadParser = async (): Promise<(text: string) => SourceNode> => {
  const [{ unified }, { default: remarkParse }, { default: remarkGfm }] = await Promise.all([
    import('unified'),
    import('remark-parse'),
    import('remark-gfm'),
  ]);
  const processor = unified().use(remarkParse).use(remarkGfm).freeze();
  return (text) => processor.parse(text);
};

let parser: ReturnType<typeof loadParser> | undefined;

/** Quotes and lists nested deeper than any person does, which would take a parser's time and then its stack. */
const ABYSS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){100}/m;

/**
 * Parses CommonMark with GitHub's extensions; answers with the top-level blocks. The parser is loaded at the first call. Where a
 * paragraph has hundreds of marks for emphasis and links, these mean nothing.
 * Rejects with `PatternsError` `INVALID_MARKDOWN` for quotes or lists in each other a hundred deep.
 */
export const parseBlocks = async (text: string): Promise<readonly MarkdownNode[]> => {
  const abyss = ABYSS.exec(text);
  if (abyss !== null) {
    const { line } = placeOf(text, abyss.index);
    const message = `Line ${line} nests quotes or lists a hundred deep; the document was not read. Correct that line and try again.`;
    throw new PatternsError('INVALID_MARKDOWN', message, { line });
  }
  parser ??= loadParser();
  const parse = await parser;
  const masked = maskedText(text);
  return nodeOf(parse(masked), text, masked !== text).children;
};

/** What a reader sees of a node: its text without markup. */
export const plainText = (node: MarkdownNode): string => node.value ?? node.children.map(plainText).join('');
