import { PatternsError } from '../patterns-error.ts';
import { placeOf } from '../place-of.ts';

/** A stretch of the source text, in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A node of a Markdown tree (https://github.com/syntax-tree/mdast), as much of it as is used here. */
export interface MarkdownNode extends Span {
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

const nodeOf = (source: SourceNode): MarkdownNode => ({
  type: source.type,
  depth: source.depth,
  lang: source.lang ?? undefined,
  value: source.value,
  start: source.position?.start.offset ?? 0,
  end: source.position?.end.offset ?? 0,
  children: (source.children ?? []).map(nodeOf),
});

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
 * Parses CommonMark with GitHub's extensions; answers with the top-level blocks. The parser is loaded at the first call.
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
  return nodeOf(parse(text)).children;
};

/** What a reader sees of a node: its text without markup. */
export const plainText = (node: MarkdownNode): string => node.value ?? node.children.map(plainText).join('');
