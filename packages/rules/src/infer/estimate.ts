import type { Candidate, Marks } from './candidate.ts';
import type { CodeNode } from './code-tree.ts';
import { hasPairs, isShort, labelOf, hasCountLabel } from './features.ts';
import { visitFragments, type View } from './fragments.ts';

/** How often features occur in ordinary code. */
export interface Frequencies {
  /** Occurrences per 1,000 lines; `undefined` for features rarer than the floor. */
  readonly rateOf: (feature: number) => number | undefined;
  /** The rate below which features were not kept. */
  readonly floor: number;
}

/** The share of what may stand anywhere that lies inside a kind of node, rather too much than too little. */
const INSIDE: Readonly<Record<string, number>> = {
  for_statement: 0.4,
  for_in_statement: 0.3,
  while_statement: 0.3,
  do_statement: 0.1,
  try_statement: 0.4,
  except_clause: 0.3,
  catch_clause: 0.3,
  finally_clause: 0.1,
  with_statement: 0.3,
  lambda: 0.2,
};

/** Equal texts in two places of a shape are this likely: side by side they are hardly ever. */
const SAME = { beside: 0.002, apart: 0.25 };

/** What is not known is taken for this share of the floor: most of it is far below, and a rule may be of several such shapes. */
const UNKNOWN = 0.1;

/** A trait of a literal is this much commoner where the shape asks for it than elsewhere. */
const TRAIT = 5;

/** What is asked of more nodes is not estimated. */
const MAX_ASKED = 30;

/** The nodes of which a candidate asks more than that they are there, outer before inner. */
const askedOf = ({ root, marks }: Candidate): readonly CodeNode[] => {
  const asked: CodeNode[] = [];
  const walk = (node: CodeNode): void => {
    asked.push(node);
    for (const child of node.children) {
      const { kind, text } = marks.get(child) ?? {};
      if (kind || text) walk(child);
    }
  };
  walk(root);
  return asked.slice(0, MAX_ASKED);
};

const leafLabel = (node: CodeNode, { text, count }: Marks): number =>
  labelOf(node, text ? 'text' : count && hasCountLabel(node) ? 'count' : 'kind');

const viewOf = ({ marks }: Candidate, asked: readonly CodeNode[]): View => {
  const bits = new Map(asked.map((node, index) => [node, 1 << index]));
  return {
    childrenOf: (node) => node.children.filter((child) => bits.has(child)),
    leafLabels: (node) => [leafLabel(node, marks.get(node) ?? {})],
    innerLabels: (node) => {
      const byLength = marks.get(node)?.count === true && isShort(node);
      const label = labelOf(node, byLength ? 'count' : 'kind');
      return [{ label, pairs: hasPairs(node, byLength), chains: !byLength }];
    },
    bitOf: (node) => bits.get(node) ?? 0,
  };
};

/** The rates of the parts of a shape that are counted, by the bits of their nodes. */
type Parts = ReadonlyMap<number, number>;

const partsOf = (candidate: Candidate, asked: readonly CodeNode[], frequencies: Frequencies): Parts => {
  const parts = new Map<number, number>();
  visitFragments(candidate.root, viewOf(candidate, asked), (_, { hash, nodes }) => {
    parts.set(nodes, frequencies.rateOf(hash) ?? frequencies.floor * UNKNOWN);
  });
  return parts;
};

/** The share of what is asked so far that has one node more: the largest by any part that is counted with and without it. */
const shareOf = (node: number, before: number, parts: Parts): number => {
  let share = 0;
  for (const [nodes, rate] of parts) {
    const rest = nodes ^ node;
    const without = (nodes & node) === 0 || (rest & ~before) !== 0 ? undefined : parts.get(rest);
    if (without !== undefined) share = Math.max(share, rate / without);
  }
  return Math.min(1, share);
};

const holds = (outer: CodeNode, inner: CodeNode): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** The share of shapes in which two nodes have the same text: all where one is the other's only content, or where there is no word. */
const sameShare = (first: CodeNode, node: CodeNode): number => {
  if (holds(first, node) || holds(node, first) || !/\w/.test(node.text)) return 1;
  return first.parent === node.parent ? SAME.beside : SAME.apart;
};

/** How much rarer a shape is for what is no part of the table. */
const furtherShare = ({ root, marks, inside }: Candidate): number => {
  let share = 1;
  const seen = new Map<string, CodeNode>();
  for (const [node, { trait, same }] of marks) {
    share *= Math.min(1, (trait?.share ?? 1) * TRAIT);
    if (same === undefined) continue;
    const first = seen.get(same);
    if (first) share *= sameShare(first, node);
    else seen.set(same, node);
  }
  // What is directly around says no more than the shape itself: there is no handler without its `try`.
  for (const outer of inside) if (outer !== root.parent) share *= INSIDE[outer.kind] ?? 1;
  return share;
};

/**
 * How often a shape should occur in 1,000 lines of ordinary code. Small shapes are looked up; of larger ones the rate of the top is
 * taken times the share that goes on at each node, given the nodes around it, and no more than that of any part.
 */
export const estimateRate = (candidate: Candidate, frequencies: Frequencies): number => {
  const asked = askedOf(candidate);
  const parts = partsOf(candidate, asked, frequencies);
  let rate = parts.get(1) ?? 0;
  for (let index = 1; index < asked.length; index += 1) rate *= shareOf(1 << index, (1 << index) - 1, parts);
  return Math.min(rate, ...parts.values()) * furtherShare(candidate);
};
