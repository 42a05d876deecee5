import type { CodeNode } from './code-tree.ts';
import { isList, isOrdered } from './grammar.ts';

/** FNV-1a over UTF-16 units. */
const hashText = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** Joins hashes in order into one (the finaliser of MurmurHash3 between steps). */
const joinHashes = (...hashes: readonly number[]): number => {
  let hash = 0x9747b28c;
  for (const part of hashes) {
    hash = Math.imul(hash ^ part, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
};

const known = new Map<string, number>();

const wordHash = (text: string): number => {
  const hash = known.get(text);
  if (hash !== undefined) return hash;
  const fresh = hashText(text);
  if (known.size < 500_000) known.set(text, fresh);
  return fresh;
};

/** How much of a node a feature looks at: its kind, its whole text (a leaf), or how many named children it has. */
export type Aspect = 'kind' | 'text' | 'count';

const MAX_TEXT = 60;

/** Whether the text of a node is a feature: that of a short leaf. */
const hasTextFeature = (node: CodeNode): boolean =>
  node.named && node.children.length === 0 && node.text.length <= MAX_TEXT;

/** The number of named children above which lists count as long. */
const MAX_COUNT = 5;

const countOf = (node: CodeNode): number => {
  let count = 0;
  for (const child of node.children) if (child.named) count += 1;
  return Math.min(count, MAX_COUNT);
};

/** The label of an aspect of a node. Quotation marks of strings don't count. */
export const labelOf = (node: CodeNode, aspect: Aspect): number => {
  if (aspect === 'kind') return wordHash(node.kind);
  if (aspect === 'count') return wordHash(`${node.kind}#${countOf(node)}`);
  return wordHash(`${node.kind}=${node.text.replace(/^[`"']+|[`"']+$/g, "'")}`);
};

/** The role of a node in its parent as a label; `placed` tells its place in a list too. */
export const roleOf = (node: CodeNode, placed: boolean): number =>
  wordHash(placed ? `@${Math.min(node.index, MAX_COUNT)}` : node.slot);

/** A constraint on a node's child as it is counted. */
export interface Trait {
  readonly role: number;
  readonly label: number;
}

export const single = (label: number): number => joinHashes(1, label);
export const edge = (parent: number, { role, label }: Trait): number => joinHashes(2, parent, role, label);
export const path = (above: number, role: number, parent: number, trait: Trait): number =>
  joinHashes(3, above, role, parent, trait.role, trait.label);
export const pair = (parent: number, a: Trait, b: Trait): number =>
  a.role < b.role || (a.role === b.role && a.label <= b.label)
    ? joinHashes(4, parent, a.role, a.label, b.role, b.label)
    : joinHashes(4, parent, b.role, b.label, a.role, a.label);
/** A child and a grandchild below another child. */
export const fork = (parent: number, a: Trait, b: Trait, below: Trait): number =>
  joinHashes(5, parent, a.role, a.label, b.role, b.label, below.role, below.label);

/** The ways in which one child is counted. */
export const traitsOf = (child: CodeNode): Trait[] => {
  const placed = child.named && child.parent !== undefined && isOrdered(child.parent.kind);
  const roles = placed ? [roleOf(child, false), roleOf(child, true)] : [roleOf(child, false)];
  const aspects: Aspect[] = ['kind'];
  if (hasTextFeature(child)) aspects.push('text');
  if (child.named && isList(child.kind)) aspects.push('count');
  return roles.flatMap((role) => aspects.map((aspect) => ({ role, label: labelOf(child, aspect) })));
};
