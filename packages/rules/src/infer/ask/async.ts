import type { Candidate } from '../candidate.ts';
import { ancestors, descendants, type CodeNode } from '../code-tree.ts';
import { isBelow } from '../rewrite/context.ts';
import type { Ground } from '../ground.ts';

const FUNCTIONS =
  /^(?:function_definition|function_declaration|arrow_function|function_expression|method_definition)$/;

const waits = (nodes: readonly CodeNode[]): boolean =>
  nodes
    .flatMap(descendants)
    .some(({ named, kind, text }) => !named && (kind === '~await' || text === 'async'));

const isAsync = ({ kind, children }: CodeNode): boolean =>
  FUNCTIONS.test(kind) && children.some(({ named, text }) => !named && text === 'async');

/** Asks for an asynchronous function around, where the repair waits and the mistake does not: elsewhere nobody can wait. */
export const askAsync = (candidate: Candidate, { replaced }: Ground): Candidate => {
  const { root, inside } = candidate;
  const around = ancestors(root).find(({ kind }) => FUNCTIONS.test(kind));
  const isWaitedFor = replaced.some(
    ({ bad, good }) =>
      (bad === root || isBelow(bad, root) || isBelow(root, bad)) && waits(good) && !waits([bad]),
  );
  return around && isAsync(around) && isWaitedFor && !inside.includes(around)
    ? { ...candidate, inside: [...inside, around] }
    : candidate;
};
