import type { Candidate } from './candidate.ts';
import type { CodeNode } from './code-tree.ts';

const isText = (candidate: Candidate, node: CodeNode): boolean => candidate.marks.get(node)?.text === true;

/** Whether one item could be both of two that a candidate asks for. */
const canBeOne = (candidate: Candidate, a: CodeNode, b: CodeNode): boolean => {
  if (isText(candidate, a) && isText(candidate, b)) return a.text === b.text;
  const isAny = [a, b].some((node) => candidate.marks.get(node)?.kind !== true);
  return isAny || a.kind === b.kind;
};

const isUnplaced = (candidate: Candidate, node: CodeNode): boolean =>
  node.slot === '*' && candidate.marks.get(node)?.place !== true;

type Rows = readonly (readonly CodeNode[])[];

const findRows = (candidate: Candidate, node: CodeNode): Rows => {
  const asked = node.children.filter((child) => candidate.marks.has(child));
  const items = asked.filter((child) => isUnplaced(candidate, child));
  const isRow = items.some((a, index) => items.slice(index + 1).some((b) => canBeOne(candidate, a, b)));
  return isRow
    ? [...asked.filter((child) => !items.includes(child)).map((child) => [child]), items]
    : asked.map((child) => [child]);
};

const NONE: Rows = [];
const known = new WeakMap<Candidate['marks'], Map<CodeNode, Rows>>();

/**
 * What a candidate asks for below a node, in rows: of the items of a list that could be one and the same, each must be another
 * one, and come after the one before.
 */
export const rowsBelow = (candidate: Candidate, node: CodeNode): Rows => {
  if (node.children.length === 0) return NONE;
  // A candidate is tried at many places.
  let rows = known.get(candidate.marks);
  if (!rows) known.set(candidate.marks, (rows = new Map()));
  const found = rows.get(node) ?? findRows(candidate, node);
  rows.set(node, found);
  return found;
};
