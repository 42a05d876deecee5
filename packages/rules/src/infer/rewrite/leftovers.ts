import { readCode, descendants, ancestors, type CodeNode } from '../code-tree.ts';
import { boundNames } from '../bound-names.ts';
import { isBody } from '../grammar.ts';
import { isWellKnown } from '../well-known.ts';
import { findChanges, type Changes } from './changes.ts';
import { isInImport } from './imports.ts';
import type { Repair } from './repair.ts';
import { placesOf, statementOf } from './sites-for.ts';

/** Whether a stretch of the fixed code is found by the rule: then it is another place with the mistake, left to a person. */
export type IsFound = (start: number, end: number) => boolean;

const namesIn = (nodes: readonly CodeNode[], { language, imported }: Repair): ReadonlySet<string> =>
  new Set(
    nodes
      .flatMap(descendants)
      .filter(
        ({ kind, children, text }) =>
          kind === 'identifier' &&
          children.length === 0 &&
          !isWellKnown(language, text) &&
          !imported.has(text),
      )
      .map(({ text }) => text),
  );

const DEFINITION = /_definition$|^(?:function|class|generator_function)_declaration$/;

const nameOf = (definition: CodeNode): readonly CodeNode[] =>
  definition.children.flatMap((child) =>
    child.slot === 'name' ? [child] : child.slot === 'definition' ? nameOf(child) : [],
  );

/** The names that a statement makes for others: what it assigns, or what it defines. */
const madeBy = (statement: CodeNode): readonly string[] => {
  if (DEFINITION.test(statement.kind)) return nameOf(statement).map(({ text }) => text);
  return statement.children.some(({ kind }) => isBody(kind)) ? [] : [...boundNames(statement)];
};

const bodyOf = (node: CodeNode): CodeNode | undefined => ancestors(node).find(({ kind }) => isBody(kind));

const isTop = (node: CodeNode): boolean => node.parent === undefined;

interface Left {
  readonly body: CodeNode | undefined;
  /** The node of the fixed code that still differs. */
  readonly at: CodeNode;
  readonly nodes: readonly CodeNode[];
  readonly isAdded: boolean;
}

const leftOf = (changes: Changes, isFound: IsFound): readonly Left[] => [
  ...changes.sites
    .filter(({ bad }) => !isFound(bad.start, bad.end) && !isInImport(bad))
    .map(({ bad, good }) => ({ body: bodyOf(bad), at: bad, nodes: [bad, ...good], isAdded: false })),
  ...changes.insertions
    .filter(({ good }) => !isInImport(good))
    .map(({ into, good }) => ({ body: into, at: into, nodes: [good], isAdded: true })),
];

/** What a fix wrote, as nodes of the fixed code; for what it took away, the node around. */
const writtenIn = ({ sites, insertions, partners }: Changes): readonly CodeNode[] => [
  ...sites.flatMap(({ bad, good }) =>
    good.length > 0 ? good : (bad.parent && partners.get(bad.parent)) || [],
  ),
  ...insertions.map(({ good }) => good),
];

const isWithin = (node: CodeNode, outer: CodeNode): boolean =>
  !isTop(outer) && (node === outer || ancestors(node).includes(outer));

/** Whether a place and what is left are in one block, or one is in the statement that the other is the head of. */
const isNear = (place: CodeNode, at: CodeNode, body: CodeNode | undefined): boolean =>
  (body !== undefined && isWithin(place, body)) ||
  isWithin(place, statementOf(at)) ||
  isWithin(at, statementOf(place));

const overlaps = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((name) => b.has(name));

/**
 * Whether the good example does something else, too, that belongs to the places that a fix rewrote: a change in the same block, or of
 * what has the same names. Then the fix alone is half a repair.
 */
export const isHalfRepair = (
  repair: Repair,
  fixed: string,
  isFound: IsFound,
  { isCollection }: { readonly isCollection: boolean },
): boolean => {
  const { language, badRoot, goodRoot } = repair;
  const root = readCode({ language, code: fixed });
  const left = leftOf(findChanges(root, goodRoot), isFound);
  if (left.length === 0) return false;
  const made = findChanges(badRoot, root);
  const places = placesOf(made);
  const names = new Set([
    ...namesIn(places, repair),
    ...places.flatMap((place) => madeBy(statementOf(place))),
  ]);
  const written = writtenIn(made);
  return left.some(({ body, at, nodes, isAdded }) => {
    if (written.some((place) => isNear(place, at, body))) return true;
    if (isAdded) return !isCollection && overlaps(names, namesIn(nodes, repair));
    return overlaps(names, new Set([...namesIn(nodes, repair), ...madeBy(statementOf(at))]));
  });
};
