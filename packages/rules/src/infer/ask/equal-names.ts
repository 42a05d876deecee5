import { askEqual, isOpen } from './ask.ts';
import type { Candidate } from '../candidate.ts';
import { descendants, type CodeNode } from '../code-tree.ts';
import { hasName } from '../ground.ts';

const NAME = /^(?:identifier|as_pattern_target|shorthand_property_identifier(?:_pattern)?)$/;

/** The fields in which names are made. */
const MAKERS: Readonly<Record<string, string>> = {
  as_pattern: 'alias',
  assignment: 'left',
  variable_declarator: 'name',
  for_statement: 'left',
  for_in_clause: 'left',
  for_in_statement: 'left',
  catch_clause: 'parameter',
  arrow_function: 'parameter',
};

const isMade = ({ parent, slot }: CodeNode): boolean =>
  parent !== undefined &&
  (MAKERS[parent.kind] === slot || /^(?:formal_|lambda_)?parameters$/.test(parent.kind));

/**
 * Asks that a name which a shape makes is the one that it then uses: `f.read()` where the file is opened `as f`. A shape that asks
 * for no name at all asks so of any that it has in several places: what is thrown is what was caught.
 */
export const askEqualNames = (candidate: Candidate): Candidate => {
  const isNameless = !hasName(candidate);
  const isAsked = (node: CodeNode): boolean => candidate.marks.get(node)?.kind === true;
  const open = descendants(candidate.root).filter(
    (node) =>
      NAME.test(node.kind) &&
      node.parent?.kind !== 'as_pattern_target' &&
      isOpen(candidate, node) &&
      (isAsked(node) || (node.parent !== undefined && isAsked(node.parent) && node.slot !== 'function')),
  );
  return [...Map.groupBy(open, ({ text }) => text).values()]
    .filter((places) => isNameless || (places.some(isMade) && !places.every(isMade)))
    .reduce(askEqual, candidate);
};
