import { withMark, type Candidate } from '../candidate.ts';
import { ancestors, type CodeNode } from '../code-tree.ts';
import type { Ground } from '../ground.ts';
import { isBody, isList } from '../grammar.ts';
import { place } from '../refine.ts';

/** What is further above a shape says nothing about it. */
const MAX_LEVELS = 3;

const STATEMENT = /(?:_statement|_declaration|_definition|_declarator|_clause|^assignment|^pair)$/;

const isWithin = ({ kind }: CodeNode): boolean => !isBody(kind) && !STATEMENT.test(kind);

const isExpression = (node: CodeNode): boolean =>
  isWithin(node) && !isList(node.kind) && node.parent !== undefined && !isBody(node.parent.kind);

/**
 * A shape within an expression that the repair replaces as a whole is asked for with the way up to that expression: elsewhere the
 * piece may be fine.
 */
export const raise = (candidate: Candidate, { replaced }: Ground): Candidate => {
  const { root } = candidate;
  const way = ancestors(root).slice(0, MAX_LEVELS);
  const end = way.findIndex((above) => replaced.some(({ bad, good }) => bad === above && good.length === 1));
  const to = way[end];
  const up = way.slice(0, end + 1);
  if (to === undefined || !isExpression(to) || !up.every(isWithin)) return candidate;
  const raised = [root, ...up].reduce(
    (asked, node) => withMark(asked, node, { kind: true, ...place(node) }),
    candidate,
  );
  return { ...raised, root: to };
};
