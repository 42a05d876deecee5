import type { CodeNode } from './code-tree.ts';
import { hashNode, labelOf, TOP, wordHash } from './features.ts';
import { isList } from './grammar.ts';

/** Longer lists are data. */
const MAX_ITEMS = 20;

/** Tells apart what is counted here from other shapes. */
const ORDERED = 0x0bde;

/** The feature of a list in which an item of one kind comes before one of another. */
export const orderIn = (list: CodeNode, first: string, then: string): number =>
  hashNode(TOP, labelOf(list, 'kind') ^ ORDERED, hashNode(wordHash(first), wordHash(then)));

/** Visits the features of what comes before what in the lists of a tree, once each for a list. */
export const visitOrders = (node: CodeNode, visit: (feature: number) => void): void => {
  const items = isList(node.kind) ? node.children.filter(({ slot }) => slot === '*') : [];
  if (node.parent && items.length <= MAX_ITEMS) {
    const found = new Set<number>();
    for (const [index, first] of items.entries())
      for (const then of items.slice(index + 1))
        if (first.kind !== then.kind) found.add(orderIn(node, first.kind, then.kind));
    for (const feature of found) visit(feature);
  }
  for (const child of node.children) visitOrders(child, visit);
};
