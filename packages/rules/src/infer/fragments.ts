import type { CodeNode } from './code-tree.ts';
import {
  hasCountLabel,
  hashNode,
  hasPairs,
  hasTextLabel,
  isShort,
  labelOf,
  roleOf,
  TOP,
} from './features.ts';

/** Shapes of up to this many nodes are counted, and longer ones that are a single way down. */
const MAX_NODES = 4;
const MAX_CHAIN = 6;

/** What of a tree is looked at. */
export interface View {
  readonly childrenOf: (node: CodeNode) => readonly CodeNode[];
  /** The labels of a node at the end of a shape. */
  readonly leafLabels: (node: CodeNode) => readonly number[];
  /** The labels of a node below which a shape goes on. */
  readonly innerLabels: (node: CodeNode) => readonly InnerLabel[];
  /** A bit that stands for the node, or 0 where it is of no interest which nodes a shape has. */
  readonly bitOf: (node: CodeNode) => number;
}

/** A label with what is counted under it: several children together, and ways down that are longer than `MAX_NODES`. */
interface InnerLabel {
  readonly label: number;
  readonly pairs: boolean;
  readonly chains: boolean;
}

/** A connected part of a tree: its hash, the bits of its nodes, and whether it is a single way down. */
interface Fragment {
  readonly hash: number;
  readonly nodes: number;
  readonly isChain: boolean;
}

/** Fragments by their number of nodes, from 0. */
type BySize = readonly (readonly Fragment[])[];

const NOTHING: Fragment = { hash: 0, nodes: 0, isChain: true };

const joined = (a: Fragment, b: Fragment): Fragment => ({
  hash: (a.hash + b.hash) | 0,
  nodes: a.nodes | b.nodes,
  isChain: false,
});

/** What may be asked below a node with `size` nodes: parts of one child each, of different children. */
const combine = (children: readonly BySize[], size: number, from = 0): Fragment[] => {
  if (size === 0) return [NOTHING];
  const found: Fragment[] = [];
  for (let at = from; at < children.length; at += 1)
    for (let own = 1; own <= size; own += 1) {
      const parts = children[at]?.[own] ?? [];
      if (own === size) found.push(...parts);
      else if (parts.length > 0)
        for (const rest of combine(children, size - own, at + 1))
          for (const part of parts) found.push(joined(part, rest));
    }
  return found;
};

/** Two nodes below each of two children, as a method and an argument are below a call. */
const twoWays = (children: readonly BySize[]): Fragment[] =>
  children.flatMap((parts, at) =>
    (parts[2] ?? []).flatMap((part) =>
      children.slice(at + 1).flatMap((others) => (others[2] ?? []).map((other) => joined(part, other))),
    ),
  );

const fromOneChild = (children: readonly BySize[], size: number): Fragment[] =>
  children.flatMap((parts) => parts[size] ?? []);

/**
 * Visits every fragment of a tree, with the node at its top: all connected ones of up to four nodes, those of five that go down two
 * ways, and single ways down of up to six. A node has each fragment as often as it has places for it. The top itself, a whole file, is left out.
 */
export const visitFragments = (
  tree: CodeNode,
  view: View,
  visit: (top: CodeNode, fragment: Fragment) => void,
): void => {
  const read = (node: CodeNode): BySize => {
    const children = view.childrenOf(node).map(read);
    if (!node.parent) return [];
    const role = roleOf(node);
    const bit = view.bitOf(node);
    const above: Fragment[][] = Array.from({ length: MAX_CHAIN }, () => []);
    const add = (label: number, { hash, nodes, isChain }: Fragment, size: number): void => {
      const own = { nodes: nodes | bit, isChain };
      visit(node, { ...own, hash: hashNode(TOP, label, hash) });
      if (size < MAX_NODES || isChain) above[size]?.push({ ...own, hash: hashNode(role, label, hash) });
    };
    for (const label of view.leafLabels(node)) add(label, NOTHING, 1);
    for (const { label, pairs, chains } of view.innerLabels(node)) {
      for (let size = 1; size < MAX_NODES; size += 1)
        for (const below of pairs ? combine(children, size) : fromOneChild(children, size))
          add(label, { ...below, isChain: chains && below.isChain }, size + 1);
      for (const below of pairs ? twoWays(children) : [])
        add(label, { ...below, isChain: false }, MAX_NODES + 1);
      if (!chains) continue;
      for (let size = MAX_NODES; size < MAX_CHAIN; size += 1)
        for (const below of fromOneChild(children, size)) if (below.isChain) add(label, below, size + 1);
    }
    return above;
  };
  read(tree);
};

/** Everything that is counted of code. */
export const WHOLE: View = {
  childrenOf: ({ children }) => children,
  leafLabels: (node) => [
    labelOf(node, 'kind'),
    ...(hasTextLabel(node) ? [labelOf(node, 'text')] : []),
    ...(hasCountLabel(node) ? [labelOf(node, 'count')] : []),
  ],
  innerLabels: (node) => [
    { label: labelOf(node, 'kind'), pairs: hasPairs(node, false), chains: true },
    ...(isShort(node) ? [{ label: labelOf(node, 'count'), pairs: hasPairs(node, true), chains: false }] : []),
  ],
  bitOf: () => 0,
};
