import type { Candidate } from '../candidate.ts';
import { ancestors, descendants, type CodeNode } from '../code-tree.ts';
import { isBody } from '../grammar.ts';
import type { Changes, Site } from './changes.ts';
import { isBelow } from './context.ts';
import { isInImport } from './imports.ts';
import type { Repair } from './repair.ts';

/** The statement or member around a node, or the one that it is the head of. */
export const statementOf = (node: CodeNode): CodeNode => {
  let at = node;
  while (at.parent && !isBody(at.parent.kind)) at = at.parent;
  return at;
};

/** The nodes of the bad side at or in which something differs. */
export const placesOf = ({ sites, insertions }: Changes): readonly CodeNode[] => [
  ...sites.map(({ bad }) => bad),
  ...insertions.map(({ into }) => into),
];

/** Nodes above the least place that are tried as well. */
const MAX_CLIMB = 3;

const lowestAbove = (nodes: readonly CodeNode[]): CodeNode | undefined => {
  const [first, ...others] = nodes;
  if (first === undefined) return undefined;
  return [first, ...ancestors(first)].find((above) =>
    others.every((node) => node === above || isBelow(node, above)),
  );
};

const touches = (node: CodeNode, root: CodeNode): boolean =>
  node === root || isBelow(node, root) || isBelow(root, node);

/** The nodes above a place up to the statement around it, and up to the candidate's root if that is further. */
const wayUp = (least: CodeNode, root: CodeNode): readonly CodeNode[] => {
  const up = [least, ...ancestors(least)].slice(0, MAX_CLIMB + 1);
  const statement = statementOf(statementOf(least) === least ? (least.parent?.parent ?? least) : least);
  const end = up.indexOf(statement);
  const near = end === -1 ? up : up.slice(0, end + 1);
  return isBelow(least, root) && !near.includes(root) ? [...near, root] : near;
};

/** Kinds that their place alone tells. */
const KIND_OF_PLACE = /^(?:argument_list|arguments|parameters|formal_parameters)$/;

/**
 * Whether a candidate can be told as well from a node below its root: it must ask for the kind there, or finds more than that, and be reported
 * in the same statement.
 */
const isSeenFrom = (node: CodeNode, { root, marks }: Candidate): boolean => {
  if (!isBelow(node, root)) return true;
  const between = [node, ...ancestors(node).slice(0, ancestors(node).indexOf(root))];
  if (between.some(({ kind }) => isBody(kind))) return false;
  return marks.get(node)?.kind === true || KIND_OF_PLACE.test(node.kind);
};

/** The places to rewrite for a candidate, from the least one that holds all that differs there. */
export const sitesFor = (candidate: Candidate, { changes }: Repair): readonly Site[] => {
  const { root } = candidate;
  const at = new Map(changes.sites.map(({ bad, good }) => [bad, good]));
  const near = placesOf(changes).filter(
    (node) => touches(node, root) && (at.has(node) || isBelow(node, root)),
  );
  const least = lowestAbove(near);
  if (least === undefined) return [];
  return wayUp(least, root).flatMap((bad) => {
    const good = at.get(bad) ?? changes.partners.get(bad);
    return good === undefined || bad.parent === undefined || !isSeenFrom(bad, candidate)
      ? []
      : [{ bad, good }];
  });
};

const SIGNATURES = /^(?:parameters|formal_parameters|lambda_parameters)$/;
const DEFAULTS = /^(?:default_parameter|typed_default_parameter|assignment_pattern)$/;

const defaultsIn = (nodes: readonly CodeNode[]): number =>
  nodes.flatMap(descendants).filter(({ kind }) => DEFAULTS.test(kind)).length;

/** What is taken away must not be missed elsewhere: an import, a parameter, or its default. */
export const isMissed = ({ bad, good }: Site): boolean =>
  (good.length === 0 && (isInImport(bad) || SIGNATURES.test(bad.parent?.kind ?? ''))) ||
  defaultsIn(good) < defaultsIn([bad]);
