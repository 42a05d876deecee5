/** A node of a Markdown tree (https://github.com/syntax-tree/mdast), with what plans are read by. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
  /** Of a heading, 1 to 6. */
  readonly depth?: number;
  /** Of a list item: whether its box is ticked; `null` when it has none. */
  readonly checked?: boolean | null;
  readonly position?: { readonly start: { readonly line: number } };
}

/** Form feed, vertical tab, next line and the Unicode separators end a line for editors and Python, not for Markdown. */
const OTHER_LINE_ENDS = /[\f\v\u0085\u2028\u2029]/gu;

/** The rest of a longer line is not read: no plan has one, and the parser's time grows with the square of its markup. */
const OVERLONG = /^(.{1000}).+$/gmu;

/** Parses GitHub Flavored Markdown. The parser is loaded when it is first needed. */
export const parseMarkdown = async (text: string): Promise<MarkdownNode> => {
  const [{ unified }, { default: remarkParse }, { default: remarkGfm }] = await Promise.all([
    import('unified'),
    import('remark-parse'),
    import('remark-gfm'),
  ]);
  const body = text
    .replace(/^\uFEFF/, '')
    .replaceAll(OTHER_LINE_ENDS, '\n')
    .replaceAll(OVERLONG, '$1');
  return unified().use(remarkParse).use(remarkGfm).parse(body) as MarkdownNode;
};
