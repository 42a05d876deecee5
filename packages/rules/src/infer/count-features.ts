import type { CodeNode } from './code-tree.ts';
import { edge, fork, labelOf, pair, path, roleOf, single, traitsOf, type Trait } from './features.ts';
import { isBody, isOrdered } from './grammar.ts';

/** Above this many children a node is data, and pairs among them say nothing. */
const MANY = 8;

/** Bodies and argument lists up to this long are also counted by their length. */
const SHORT = 2;

const namedCount = (node: CodeNode): number => {
  let count = 0;
  for (const child of node.children) if (child.named) count += 1;
  return count;
};

/** Whether a list is so short that what it holds is counted by its length as well. */
export const isShort = (node: CodeNode): boolean =>
  (isBody(node.kind) || isOrdered(node.kind)) && namedCount(node) <= SHORT;

/** Whether pairs of a node's children are counted; in bodies only together with the length. */
export const hasPairs = (node: CodeNode, byLength: boolean): boolean =>
  node.children.length <= MANY && (byLength ? isBody(node.kind) && isShort(node) : !isBody(node.kind));

/** The labels under which a node's children are counted: its kind, and its kind with its length. */
const parentLabels = (node: CodeNode): { label: number; pairs: boolean }[] => [
  { label: labelOf(node, 'kind'), pairs: hasPairs(node, false) },
  ...(isShort(node) ? [{ label: labelOf(node, 'count'), pairs: hasPairs(node, true) }] : []),
];

/** Is told each feature, and whether it is a word alone. */
type Visit = (feature: number, isWord?: boolean) => void;
type Traits = readonly (readonly Trait[])[];

const visitPairs = (label: number, groups: Traits, visit: Visit): void => {
  for (const [index, group] of groups.entries())
    for (const other of groups.slice(index + 1))
      for (const a of group) for (const b of other) visit(pair(label, a, b));
};

const visitForks = (node: CodeNode, label: number, traits: Traits, visit: Visit): void => {
  for (const [index, child] of node.children.entries()) {
    if (!child.named || child.children.length === 0) continue;
    for (const inner of parentLabels(child)) {
      if (!inner.pairs) continue;
      const at: Trait = { role: roleOf(child, false), label: inner.label };
      const below = child.children.flatMap(traitsOf);
      for (const trait of below) visit(path(label, at.role, at.label, trait));
      for (const [other, group] of traits.entries())
        if (other !== index)
          for (const a of group) for (const trait of below) visit(fork(label, a, at, trait));
    }
  }
};

/** Visits every feature of a node and what is directly below it, each as often as it occurs. */
export const visitFeatures = (node: CodeNode, visit: Visit): void => {
  if (!node.named) return;
  if (node.children.length === 0) visit(single(labelOf(node, 'text')), true);
  const traits = node.children.map(traitsOf);
  for (const { label, pairs } of parentLabels(node)) {
    visit(single(label));
    for (const group of traits) for (const trait of group) visit(edge(label, trait));
    if (!pairs) continue;
    visitPairs(label, traits, visit);
    visitForks(node, label, traits, visit);
  }
};
