import { ancestors, countOfKind, descendants, type CodeNode } from './code-tree.ts';
import { hasTrait } from './literal-traits.ts';
import { rowsBelow } from './rows.ts';
import { isShadowed } from './shadowing.ts';
import type { Candidate, Lack, Marks } from './candidate.ts';

const bare = (text: string): string => text.replace(/^[`"']+|[`"']+$/g, "'");

/** Whether two leaves say the same, whatever their quotation marks. */
export const sameText = (a: CodeNode, b: CodeNode): boolean =>
  a.text === b.text || (a.kind === b.kind && bare(a.text) === bare(b.text));

const namedCount = (node: CodeNode): number => node.children.filter(({ named }) => named).length;

/** Whether a node has, as a child, what another lacks. */
const hasLacking = (node: CodeNode, { example, name }: Lack): boolean =>
  node.children.some(
    (child) =>
      child.kind === example.kind &&
      (example.slot === '*' || child.slot === example.slot) &&
      (name === undefined ||
        child.children.some(({ slot, text }) => slot === name.slot && text === name.text) ||
        (child.children.length === 0 && child.text === name.text)),
  );

const isFollowedBy = ({ parent, index }: CodeNode, { kind }: CodeNode): boolean =>
  parent?.children.some((other) => other.kind === kind && other.index > index) ?? false;

type Captures = Map<string, string>;

const fits = (marks: Marks, pattern: CodeNode, target: CodeNode, captures: Captures): boolean => {
  if (marks.kind && target.kind !== pattern.kind) return false;
  if (marks.text && !sameText(pattern, target)) return false;
  if (marks.free && isShadowed(target)) return false;
  if (marks.among && !marks.among.includes(target.text)) return false;
  if (marks.trait && !hasTrait(target, marks.trait)) return false;
  if (marks.count && namedCount(target) !== namedCount(pattern)) return false;
  if (marks.atLeast !== undefined && countOfKind(target) < marks.atLeast) return false;
  if (marks.place && target.index !== pattern.index) return false;
  if (marks.followedBy && !isFollowedBy(target, marks.followedBy)) return false;
  if (marks.lacks?.some((lack) => hasLacking(target, lack))) return false;
  if (marks.same === undefined) return true;
  const before = captures.get(marks.same);
  if (before === undefined) captures.set(marks.same, target.text);
  return before === undefined || before === target.text;
};

const matchNode = (
  candidate: Candidate,
  pattern: CodeNode,
  target: CodeNode,
  captures: Captures,
): boolean => {
  const marks = candidate.marks.get(pattern);
  if (marks && !fits(marks, pattern, target, captures)) return false;
  return rowsBelow(candidate, pattern).every((row) => matchRow(candidate, row, target, captures));
};

const placesFor = (child: CodeNode, target: CodeNode): readonly CodeNode[] =>
  child.slot === '*' || child.slot === '~'
    ? target.children.filter((other) => other.slot === '*' || other.slot === child.slot)
    : target.children.filter((other) => other.slot === child.slot).slice(0, 1);

/** Whether different items of a list, one after the other, are what a row asks for. */
const matchRow = (
  candidate: Candidate,
  [first, ...others]: readonly CodeNode[],
  target: CodeNode,
  captures: Captures,
  after = -1,
): boolean => {
  if (first === undefined) return true;
  return placesFor(first, target).some((place) => {
    if (place.start <= after) return false;
    const known = captures.size;
    if (
      matchNode(candidate, first, place, captures) &&
      matchRow(candidate, others, target, captures, place.start)
    )
      return true;
    // What this place was taken to capture does not hold for the next one.
    if (captures.size > known) for (const name of [...captures.keys()].slice(known)) captures.delete(name);
    return false;
  });
};

const isInside = (candidate: Candidate, target: CodeNode): boolean =>
  candidate.inside.every((outer) => {
    const words = outer.children.filter(({ named, text }) => !named && text === 'async');
    return ancestors(target).some(
      (above) =>
        above.kind === outer.kind &&
        words.every((word) => above.children.some(({ kind }) => kind === word.kind)),
    );
  });

/** Whether a node has the shape of a candidate. */
const matchesCandidate = (candidate: Candidate, target: CodeNode): boolean =>
  target.kind === candidate.root.kind &&
  matchNode(candidate, candidate.root, target, new Map()) &&
  isInside(candidate, target);

/** Nodes by their kind, so that a candidate is tried only where it could be. */
export type NodesByKind = ReadonlyMap<string, readonly CodeNode[]>;

/** The nodes that have the shape of a candidate. */
export const matchesIn = (candidate: Candidate, nodes: NodesByKind): CodeNode[] =>
  (nodes.get(candidate.root.kind) ?? []).filter((node) => matchesCandidate(candidate, node));

/** All nodes of several trees by their kind. */
export const nodesOf = (roots: readonly CodeNode[]): NodesByKind =>
  Map.groupBy(roots.flatMap(descendants), ({ kind }) => kind);
