import type { CodeNode } from './code-tree.ts';
import { edge, fork, labelOf, pair, path, roleOf, single, traitsOf, type Trait } from './features.ts';
import { isBody } from './grammar.ts';

/** Above this many children a node is data, and pairs among them say nothing. */
const MANY = 8;

/** Whether pairs of a node's children are counted. */
export const hasPairs = (node: CodeNode): boolean => node.children.length <= MANY && !isBody(node.kind);

/** Whether a node's children are counted together with what is beside the node. */
export const hasForks = (node: CodeNode): boolean => node.named && node.children.length > 0 && hasPairs(node);

type Visit = (feature: number) => void;

const visitPairs = (kind: number, groups: readonly (readonly Trait[])[], visit: Visit): void => {
  for (const [index, group] of groups.entries())
    for (const other of groups.slice(index + 1))
      for (const a of group) for (const b of other) visit(pair(kind, a, b));
};

const visitForks = (node: CodeNode, kind: number, traits: readonly (readonly Trait[])[], visit: Visit): void => {
  for (const [index, child] of node.children.entries()) {
    if (!hasForks(child)) continue;
    const below = child.children.flatMap(traitsOf);
    const at: Trait = { role: roleOf(child, false), label: labelOf(child, 'kind') };
    for (const trait of below) visit(path(kind, at.role, at.label, trait));
    for (const [other, group] of traits.entries())
      if (other !== index) for (const a of group) for (const trait of below) visit(fork(kind, a, at, trait));
  }
};

/** Visits every feature of a node and what is directly below it, each as often as it occurs. */
export const visitFeatures = (node: CodeNode, visit: Visit): void => {
  if (!node.named) return;
  const kind = labelOf(node, 'kind');
  visit(single(kind));
  if (node.children.length === 0) visit(single(labelOf(node, 'text')));
  const traits = node.children.map(traitsOf);
  for (const group of traits) for (const trait of group) visit(edge(kind, trait));
  if (!hasPairs(node)) return;
  visitPairs(kind, traits, visit);
  visitForks(node, kind, traits, visit);
};
