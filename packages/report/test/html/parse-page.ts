import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** What a browser would make of a page. */
export interface Page {
  readonly errors: readonly string[];
  /** How often each element is there. */
  readonly elements: Readonly<Record<string, number>>;
  /** `element.attribute` of all attributes. */
  readonly attributes: ReadonlySet<string>;
  readonly ids: readonly string[];
  /** All text but that of the style sheet, one entry per piece. */
  readonly texts: readonly string[];
}

const nodesBelow = (node: Node): readonly Node[] => [
  node,
  ...('childNodes' in node ? node.childNodes : []).flatMap(nodesBelow),
];

/** Reads a page as browsers do (WHATWG parsing), with the errors that they forgive. */
export const parsePage = (text: string): Page => {
  const errors: string[] = [];
  const nodes = nodesBelow(parse(text, { onParseError: ({ code }) => errors.push(code) }));
  const elements: Record<string, number> = {};
  const attributes = new Set<string>();
  const ids: string[] = [];
  for (const node of nodes) {
    if (!('tagName' in node)) continue;
    elements[node.tagName] = (elements[node.tagName] ?? 0) + 1;
    for (const { name, value } of node.attrs) {
      attributes.add(`${node.tagName}.${name}`);
      if (name === 'id') ids.push(value);
    }
  }
  const texts = nodes.flatMap((node) =>
    'value' in node &&
    !(node.parentNode !== null && 'tagName' in node.parentNode && node.parentNode.tagName === 'style')
      ? [node.value]
      : [],
  );
  return { errors, elements, attributes, ids, texts };
};
