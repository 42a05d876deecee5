import { askEqual, isOpen } from './ask.ts';
import type { Candidate } from './candidate.ts';
import { descendants, type CodeNode } from './code-tree.ts';
import { hasName } from './ground.ts';

const NAME = /^(?:identifier|shorthand_property_identifier(?:_pattern)?)$/;

/**
 * A shape that asks for no name asks that those which it has in several places are equal there: what is thrown is what was caught,
 * and what is assigned what it is assigned to.
 */
export const askEqualNames = (candidate: Candidate): Candidate => {
  if (hasName(candidate)) return candidate;
  const isAsked = (node: CodeNode): boolean => candidate.marks.get(node)?.kind === true;
  const open = descendants(candidate.root).filter(
    (node) =>
      NAME.test(node.kind) &&
      isOpen(candidate, node) &&
      (isAsked(node) || (node.parent !== undefined && isAsked(node.parent) && node.slot !== 'function')),
  );
  return [...Map.groupBy(open, ({ text }) => text).values()].reduce(askEqual, candidate);
};
