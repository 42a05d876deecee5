import type { Rule } from '@feedback/schema';
import { findMatches, type Match } from '../match-rule.ts';
import { parseTree, type SgNode, type Source } from '../tree.ts';
import { applyEdits, planEdit, type Edit } from './edit.ts';
import { rewritablePart } from './rewritable-part.ts';
import { losesComment } from './comments.ts';
import { findUnsound } from './soundness.ts';

/** Whether code may stand: decides about the result of edits. */
export type Accepts = (code: string) => boolean;

/** Decides for a file which matches are not to be touched. */
export type IsExempt = (tree: SgNode, code: string) => (match: Match) => boolean;

/** Beyond this many edits that together break a file, none is tried alone. */
const TRIED_ALONE = 100;

const outermostOf = (edits: readonly Edit[]): Edit[] => {
  const chosen: Edit[] = [];
  let end = 0;
  for (const edit of edits) {
    if (edit.start < end) continue;
    chosen.push(edit);
    end = edit.end;
  }
  return chosen;
};

const parenthesised = (fix: string, source: Source, edits: readonly Edit[]): Edit[] => {
  const unsound = findUnsound(source, edits);
  return edits.map((edit, index) => {
    const wrong = unsound.get(index);
    return wrong === undefined ? edit : (planEdit(fix, edit.match, source, wrong) ?? edit);
  });
};

const soundOf = (fix: string, source: Source, edits: readonly Edit[], accepts: Accepts): Edit[] => {
  const wrapped = parenthesised(fix, source, edits);
  const unsound = findUnsound(source, wrapped);
  const sound = wrapped.filter((_, index) => !unsound.has(index));
  if (sound.length === 0 || accepts(applyEdits(source.code, sound).code)) return sound;
  if (sound.length === 1 || sound.length > TRIED_ALONE) return [];
  const alone = sound.filter((edit) => accepts(applyEdits(source.code, [edit]).code));
  return alone.length < sound.length && accepts(applyEdits(source.code, alone).code) ? alone : [];
};

/** The outcome of one pass over a file. */
export interface Round {
  readonly code: string;
  readonly made: number;
  /** Matches whose rewrite was not made because the result would not parse, would mean something else or would lose a comment. */
  readonly refused: readonly Match[];
  /** How deep matches lie inside each other: so many passes it takes to reach the innermost. */
  readonly nesting: number;
}

const nestingOf = (matches: readonly Match[]): number => {
  const open: number[] = [];
  let deepest = 0;
  for (const { start, end } of matches) {
    while ((open.at(-1) ?? Infinity) <= start) open.pop();
    open.push(end);
    deepest = Math.max(deepest, open.length);
  }
  return deepest;
};

/** The matches that captured all that the fix names, with these captures: another alternative may have been the first to match. */
const rewritableOf = (
  rule: Rule,
  language: Source['language'],
  tree: SgNode,
  matches: readonly Match[],
): readonly Match[] => {
  const part = rewritablePart(rule);
  if (part === undefined || part === rule || matches.length === 0) return part === undefined ? [] : matches;
  const capturing = new Map(findMatches(part, language, tree).map((match) => [match.node.id(), match]));
  return matches.flatMap(({ node }) => capturing.get(node.id()) ?? []);
};

/** Makes the rewrites of the outermost matches; where one is refused, those inside it get their turn. */
export const fixOnce = (
  rule: Rule,
  fix: string,
  source: Source,
  accepts: Accepts,
  isExempt: IsExempt,
): Round => {
  const tree = parseTree(source);
  const exempt = isExempt(tree, source.code);
  const matches = findMatches(rule, source.language, tree).filter((match) => !exempt(match));
  const rewritable = rewritableOf(rule, source.language, tree, matches);
  const planned = rewritable.flatMap((match) => planEdit(fix, match, source) ?? []);
  let candidates = planned.filter((edit) => !losesComment(edit, source.code));
  const refused: Match[] = planned.flatMap((edit) => (candidates.includes(edit) ? [] : [edit.match]));
  const nesting = nestingOf(matches);
  while (candidates.length > 0) {
    const tried = outermostOf(candidates);
    const sound = soundOf(fix, source, tried, accepts);
    if (sound.length > 0) {
      const kept = new Set(sound.map((edit) => edit.match));
      refused.push(...tried.map((edit) => edit.match).filter((match) => !kept.has(match)));
      return { code: applyEdits(source.code, sound).code, made: sound.length, refused, nesting };
    }
    refused.push(...tried.map((edit) => edit.match));
    const given = new Set(tried);
    candidates = candidates.filter((edit) => !given.has(edit));
  }
  return { code: source.code, made: 0, refused, nesting };
};
