import type { CodeNode } from './code-tree.ts';
import { isBody, isList, isOrdered } from './grammar.ts';

/** The finaliser of MurmurHash3: every bit of the input may change every bit of the result. */
const scatter = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) | 0;
};

/** FNV-1a over UTF-16 units. */
const hashText = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return scatter(hash);
};

const MAX_KNOWN = 500_000;
const known = new Map<string, number>();

/** The hash of a word; those of words that were seen are remembered. */
export const wordHash = (text: string): number => {
  const hash = known.get(text);
  if (hash !== undefined) return hash;
  const fresh = hashText(text);
  if (known.size < MAX_KNOWN) known.set(text, fresh);
  return fresh;
};

/** The role of the node at the top of a shape, whatever holds it. */
export const TOP = 0;

/**
 * The hash of a node with its role, its label, and the sum of the hashes of what is asked below it. A sum, as the order in which
 * children are asked for says nothing.
 */
export const hashNode = (role: number, label: number, below = 0): number =>
  scatter((Math.imul(scatter(Math.imul(role, 0x9e3779b1) ^ label) + 0x3c6ef372, 0x01000193) + below) | 0);

/** How much of a node a label looks at: its kind, its whole text (a leaf), or how many named children it has as well. */
export type Aspect = 'kind' | 'text' | 'count';

const MAX_TEXT = 60;

/** Whether the text of a node is counted: that of a short leaf. */
export const hasTextLabel = (node: CodeNode): boolean =>
  node.named && node.children.length === 0 && node.text.length <= MAX_TEXT;

/** Whether the length of a node is counted: that of a list. */
export const hasCountLabel = (node: CodeNode): boolean => node.named && isList(node.kind);

/** The number of named children above which lists count as long. */
const MAX_COUNT = 5;

const countOf = (node: CodeNode): number => {
  let count = 0;
  for (const child of node.children) if (child.named) count += 1;
  return count;
};

/** The label of an aspect of a node. Quotation marks of strings don't count. */
export const labelOf = (node: CodeNode, aspect: Aspect): number => {
  if (aspect === 'kind') return wordHash(node.kind);
  if (aspect === 'count') return wordHash(`${node.kind}#${Math.min(countOf(node), MAX_COUNT)}`);
  return wordHash(`${node.kind}=${node.text.replace(/^[`"']+|[`"']+$/g, "'")}`);
};

/** Arguments that are told apart by their names, and parameters that have a default anywhere. */
const UNPLACED = new Set([
  'keyword_argument',
  'pair',
  'default_parameter',
  'typed_default_parameter',
  'assignment_pattern',
]);

/** Whether the place of a node among its neighbours says what it is for. */
export const isPlaced = ({ parent, named, kind }: CodeNode): boolean =>
  parent !== undefined && isOrdered(parent.kind) && named && !UNPLACED.has(kind);

/** The role of a node in its parent as a label: its field, or its place where that says what it is for. */
export const roleOf = (node: CodeNode): number =>
  wordHash(isPlaced(node) ? `@${Math.min(node.index, MAX_COUNT)}` : node.slot);

/** Bodies and lists of arguments up to this long are also counted by their length together with what they hold. */
const SHORT = 2;

/** Whether a list is so short that what it holds is counted by its length as well. */
export const isShort = (node: CodeNode): boolean =>
  hasCountLabel(node) && (isBody(node.kind) || isOrdered(node.kind)) && countOf(node) <= SHORT;

/** Above this many children a node is data, and pairs among them say nothing. */
const MANY = 8;

/** Whether several children of a node are counted together; in bodies only beside the length, as neighbours are merely near. */
export const hasPairs = (node: CodeNode, byLength: boolean): boolean =>
  isBody(node.kind) ? byLength && isShort(node) : node.children.length <= MANY;

/** The shape that asks for one node only. */
export const single = (label: number): number => hashNode(TOP, label);

/** The shape that asks for a node and one below it. */
export const edge = (parent: number, child: { readonly role: number; readonly label: number }): number =>
  hashNode(TOP, parent, hashNode(child.role, child.label));
