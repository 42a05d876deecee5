import type { CodeNode } from './code-tree.ts';
import { hasTextLabel, hashNode, labelOf, TOP, wordHash } from './features.ts';

/**
 * What a mistake may be inside of, with the share of what may stand anywhere that lies inside, for what was not counted: rather too much
 * than too little.
 */
export const ENCLOSING: Readonly<Record<string, number>> = {
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

/** The feature of a node with a label somewhere inside a node of a kind. */
export const enclosure = (outer: string, label: number): number => hashNode(wordHash(outer), TOP, label);

/** The labels by which a node is counted inside others. */
export const enclosedLabels = (node: CodeNode): readonly number[] =>
  node.named ? [labelOf(node, 'kind'), ...(hasTextLabel(node) ? [labelOf(node, 'text')] : [])] : [];

/** Visits for each node of a tree its features inside the nodes around it. */
export const visitEnclosures = (
  node: CodeNode,
  visit: (feature: number) => void,
  around: ReadonlySet<string> = new Set(),
): void => {
  const labels = around.size === 0 ? [] : enclosedLabels(node);
  for (const outer of around) for (const label of labels) visit(enclosure(outer, label));
  const inner =
    node.named && node.kind in ENCLOSING && !around.has(node.kind) ? new Set(around).add(node.kind) : around;
  for (const child of node.children) visitEnclosures(child, visit, inner);
};
