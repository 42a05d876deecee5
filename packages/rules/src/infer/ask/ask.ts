import { withMark, type Candidate, type Marks } from '../candidate.ts';
import type { CodeNode } from '../code-tree.ts';
import { place } from '../refine.ts';

/** The candidate with marks on a node below its root, and the way down to it. */
export const askAt = (candidate: Candidate, node: CodeNode, marks: Marks): Candidate => {
  let asked = withMark(candidate, node, { ...marks, ...place(node) });
  for (let at = node.parent; at && at !== candidate.root; at = at.parent)
    asked = withMark(asked, at, { kind: true, ...place(at) });
  return asked;
};

const LETTERS = 'ABCDEFGH'.split('');

/** The candidate with several nodes below its root that must have the same text. */
export const askEqual = (candidate: Candidate, nodes: readonly CodeNode[]): Candidate => {
  const used = new Set([...candidate.marks.values()].map((marks) => marks.same));
  const same = LETTERS.find((letter) => !used.has(letter));
  if (same === undefined || nodes.length < 2) return candidate;
  return nodes.reduce((asked, node) => askAt(asked, node, { same }), candidate);
};

/** Whether nothing is asked yet of what a node says. */
export const isOpen = (candidate: Candidate, node: CodeNode): boolean => {
  const marks = candidate.marks.get(node);
  return marks?.text !== true && marks?.same === undefined;
};
