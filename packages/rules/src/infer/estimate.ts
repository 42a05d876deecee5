import type { Candidate, Marks } from './candidate.ts';
import type { CodeNode } from './code-tree.ts';
import { ENCLOSING, enclosure } from './enclosures.ts';
import { equalityOf, wayDown } from './equalities.ts';
import { hasPairs, isShort, labelOf, hasCountLabel, single } from './features.ts';
import { orderIn } from './orders.ts';
import { visitFragments, type View } from './fragments.ts';

/** How often features occur in ordinary code. */
export interface Frequencies {
  /** Occurrences per 1,000 lines; `undefined` for features rarer than the floor. */
  readonly rateOf: (feature: number) => number | undefined;
  /** The rate below which features were not kept. */
  readonly floor: number;
}

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

/** What is asked of nodes, with or without the lengths of lists. */
type Asked = (node: CodeNode) => Marks;

const viewOf = (asked: readonly CodeNode[], marksOf: Asked): View => {
  const bits = new Map(asked.map((node, index) => [node, 1 << index]));
  return {
    childrenOf: (node) => node.children.filter((child) => bits.has(child)),
    leafLabels: (node) => [leafLabel(node, marksOf(node))],
    innerLabels: (node) => {
      const byLength = marksOf(node).count === true && isShort(node);
      const label = labelOf(node, byLength ? 'count' : 'kind');
      return [{ label, pairs: hasPairs(node, byLength), chains: !byLength }];
    },
    bitOf: (node) => bits.get(node) ?? 0,
  };
};

/** The rates of the parts of a shape that are counted, by the bits of their nodes. */
type Parts = ReadonlyMap<number, number>;

const partsOf = (asked: readonly CodeNode[], marksOf: Asked, frequencies: Frequencies): Parts => {
  const parts = new Map<number, number>();
  const [top] = asked;
  if (top)
    visitFragments(top, viewOf(asked, marksOf), (_, { hash, nodes }) => {
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

/** The lowest node above both. */
const holderOf = (a: CodeNode, b: CodeNode): CodeNode | undefined => {
  let at = a.parent;
  while (at && !holds(at, b)) at = at.parent;
  return at;
};

/** The candidate that asks only for the ways from a node down to two others, and for these no more than it is asked. */
const twoWays = ({ marks }: Candidate, top: CodeNode, ends: readonly CodeNode[]): Candidate => {
  const way = [top, ...ends.flatMap((end) => wayDown(top, end))];
  const asked = way.filter((node) => !ends.includes(node) || marks.get(node)?.kind);
  return { root: top, marks: new Map(asked.map((node) => [node, { kind: true }])), inside: [] };
};

/** The share of shapes in which two nodes have the same text: all where one is the other's only content, or where there is no word. */
const sameShare = (
  first: CodeNode,
  node: CodeNode,
  candidate: Candidate,
  frequencies: Frequencies,
): number => {
  if (holds(first, node) || holds(node, first) || !/\w/.test(node.text)) return 1;
  const guess = first.parent === node.parent ? SAME.beside : SAME.apart;
  const top = holderOf(first, node);
  const feature = top && equalityOf(top, first, node);
  if (!top || feature === undefined) return guess;
  const both = estimateRate(twoWays(candidate, top, [first, node]), frequencies);
  return Math.min(1, (frequencies.rateOf(feature) ?? frequencies.floor * UNKNOWN) / both);
};

/** The share of shapes that lie inside a kind of node: the largest of anything that is asked for. */
const insideShare = (outer: CodeNode, { root, marks }: Candidate, frequencies: Frequencies): number => {
  const usual = ENCLOSING[outer.kind];
  // What is directly around says no more than the shape itself: there is no handler without its `try`.
  if (usual === undefined || outer === root.parent) return 1;
  let share = 0;
  for (const [node, { kind, text }] of marks) {
    if (!kind && !text) continue;
    const label = labelOf(node, text ? 'text' : 'kind');
    const [inside, anywhere] = [enclosure(outer.kind, label), single(label)].map(frequencies.rateOf);
    if (inside !== undefined && anywhere !== undefined) share = Math.max(share, inside / anywhere);
  }
  return share === 0 ? usual : Math.min(1, share);
};

/** How much rarer a shape is for what is not asked of single nodes. */
const furtherShare = (candidate: Candidate, frequencies: Frequencies): number => {
  const { marks, inside } = candidate;
  let share = 1;
  const seen = new Map<string, CodeNode>();
  for (const [node, { trait, same }] of marks) {
    share *= Math.min(1, (trait?.share ?? 1) * TRAIT);
    if (same === undefined) continue;
    const first = seen.get(same);
    if (first) share *= sameShare(first, node, candidate, frequencies);
    else seen.set(same, node);
  }
  // What is around a shape mostly is around one another as well.
  return share * Math.min(1, ...inside.map((outer) => insideShare(outer, candidate, frequencies)));
};

/** By what power it is believed that parts are rarer together than the rarest alone: they are together in the example, so they often are elsewhere. */
const BELIEF = 0.6;

/**
 * The rate of the rarest part, and less as far as the rate of the top, times the share that goes on at each node given the nodes around
 * it, is less than that.
 */
const rateIn = (asked: readonly CodeNode[], parts: Parts): number => {
  let chain = parts.get(1) ?? 0;
  for (let index = 1; index < asked.length; index += 1) chain *= shareOf(1 << index, (1 << index) - 1, parts);
  const rarest = Math.min(...parts.values());
  return rarest * Math.min(1, chain / rarest) ** BELIEF;
};

/** The share of lists that have the length that is asked for, given what else is asked: the largest by any part. */
const countShare = (bit: number, counted: Parts, all: Parts): number => {
  let share = 0;
  for (const [nodes, rate] of counted)
    if ((nodes & bit) !== 0) share = Math.max(share, rate / (all.get(nodes) ?? Infinity));
  return Math.min(1, share);
};

/** Fewer parts are counted with the length of a list than without it, so the length is taken as a share of what is without it as well. */
const rateOfParts = (candidate: Candidate, frequencies: Frequencies): number => {
  const asked = askedOf(candidate);
  const marksOf = (node: CodeNode): Marks => candidate.marks.get(node) ?? {};
  const counted = partsOf(asked, marksOf, frequencies);
  const bits = asked.flatMap((node, index) => (marksOf(node).count ? [1 << index] : []));
  if (bits.length === 0) return rateIn(asked, counted);
  const withoutLengths = (node: CodeNode): Marks => (marksOf(node).text ? { text: true } : {});
  const all = partsOf(asked, withoutLengths, frequencies);
  const share = bits.reduce((product, bit) => product * countShare(bit, counted, all), 1);
  return Math.max(rateIn(asked, counted), rateIn(asked, all) * share);
};

/** The rates of the orders that are asked for. */
const orderRates = ({ marks }: Candidate, { rateOf, floor }: Frequencies): readonly number[] =>
  [...marks].flatMap(([{ parent, kind }, { followedBy }]) =>
    parent && followedBy ? [rateOf(orderIn(parent, kind, followedBy.kind)) ?? floor * UNKNOWN] : [],
  );

/** How often a shape should occur in 1,000 lines of ordinary code: small ones are looked up, larger ones judged by their parts. */
export function estimateRate(candidate: Candidate, frequencies: Frequencies): number {
  const rate = Math.min(rateOfParts(candidate, frequencies), ...orderRates(candidate, frequencies));
  return rate * furtherShare(candidate, frequencies);
}
