import { withMark, type Candidate, type Marks } from './candidate.ts';
import type { CodeNode } from './code-tree.ts';
import { place } from './refine.ts';

/** The candidate with marks on a node below its root, and the way down to it. */
export const withWay = (candidate: Candidate, node: CodeNode, marks: Marks): Candidate => {
  let asked = withMark(candidate, node, { ...marks, ...place(node) });
  for (let at = node.parent; at && at !== candidate.root; at = at.parent)
    asked = withMark(asked, at, { kind: true, ...place(at) });
  return asked;
};
