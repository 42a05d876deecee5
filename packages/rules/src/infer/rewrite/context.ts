import type { RuleObject } from '@feedback/schema';
import { withMark, type Candidate } from '../candidate.ts';
import { ancestors, descendants, type CodeNode } from '../code-tree.ts';
import { renderCandidate } from '../render.ts';

const isField = ({ slot }: CodeNode): boolean => /^[a-z]/.test(slot);

const placeOf = (node: CodeNode, isPlaced = false): RuleObject => {
  if (isField(node)) return { field: node.slot };
  return node.slot.startsWith('#') || isPlaced ? { nthChild: node.index + 1 } : {};
};

/** Asks for something at one node below a root. */
export const requireAt = (root: CodeNode, node: CodeNode, rule: RuleObject): RuleObject => {
  const { parent } = node;
  if (node === root || parent === undefined) return rule;
  const has = { has: { ...placeOf(node, true), ...rule } };
  return requireAt(root, parent, parent === root ? has : { kind: parent.kind, ...has });
};

/** Asks for something at one node above another. */
export const requireAbove = (node: CodeNode, above: CodeNode, rule: RuleObject): RuleObject => {
  const { parent } = node;
  if (parent === undefined) return rule;
  const field = isField(node) ? { field: node.slot } : {};
  const asked = parent === above ? rule : { kind: parent.kind, ...requireAbove(parent, above, rule) };
  return { inside: { ...field, ...asked } };
};

/** A rule that asks for all of several. */
export const allOf = (rules: readonly RuleObject[]): RuleObject => {
  const [only] = rules;
  return rules.length === 1 && only ? only : { all: [...rules] };
};

const within = (candidate: Candidate, root: CodeNode, except?: CodeNode): Candidate => {
  const below = new Set(descendants(root));
  const left = new Set(except ? descendants(except) : []);
  const marks = new Map([...candidate.marks].filter(([node]) => below.has(node) && !left.has(node)));
  return withMark({ root, marks, inside: [] }, root, { kind: true });
};

/** What must be around a node below the root of a candidate. */
const around = (candidate: Candidate, node: CodeNode): RuleObject | undefined => {
  const { parent } = node;
  if (node === candidate.root || parent === undefined) return undefined;
  const isRoot = parent === candidate.root;
  const own = renderCandidate({
    ...within(candidate, parent, node),
    inside: isRoot ? candidate.inside : [],
  });
  const above = around(candidate, parent);
  const field = isField(node) ? { field: node.slot } : {};
  return { inside: { ...field, ...(above ? allOf([own, { ...nth(parent), ...above }]) : own) } };
};

const nth = (node: CodeNode): RuleObject => (node.slot.startsWith('#') ? { nthChild: node.index + 1 } : {});

/** A candidate as seen from a node above its root: what it asks, at the end of the way down to it. */
const raised = (candidate: Candidate, to: CodeNode): Candidate => {
  let up: Candidate = { ...candidate, root: to };
  for (const above of ancestors(candidate.root)) {
    up = withMark(up, above, { kind: true });
    if (above === to) break;
  }
  return up;
};

/** Where a candidate's own root lies, seen from another node. */
export const isBelow = (node: CodeNode, above: CodeNode): boolean =>
  node !== above && ancestors(node).includes(above);

/**
 * The part of a candidate that is at and below a node, and what it asks around that node: together they find that node wherever the
 * candidate finds its own root.
 */
export const seenFrom = (
  candidate: Candidate,
  node: CodeNode,
): { readonly own: Candidate; readonly around: RuleObject | undefined } => {
  if (node === candidate.root) return { own: candidate, around: undefined };
  if (isBelow(candidate.root, node)) return { own: raised(candidate, node), around: undefined };
  const outside = around(candidate, node);
  return { own: within(candidate, node), around: outside && { ...nth(node), ...outside } };
};
