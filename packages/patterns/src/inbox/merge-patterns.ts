import type { Pattern } from '@feedback/schema';
import { because, changeEntry, type Actor } from '../library/change.ts';
import { patternKey, type Library } from '../library/library.ts';
import { replaced, requirePattern, withChange, type Edited } from '../manager/edit-library.ts';
import { PatternsError } from '../patterns-error.ts';
import { proposeRevision } from './propose-revision.ts';
import { unitePatterns } from './unite-patterns.ts';

const refuse = (pattern: Pattern, why: string): never => {
  throw new PatternsError('WRONG_STATUS', `"${pattern.name}" ${why}. Nothing was changed.`, {
    pattern: pattern.name,
  });
};

const requireTarget = (into: Pattern): void => {
  const { status = 'active', merged_into } = into;
  if (merged_into !== undefined) refuse(into, `was itself merged into "${merged_into}"; merge into that one`);
  if (status !== 'active' && status !== 'proposed')
    refuse(into, `is ${status}; restore it first, or merge into another`);
};

const requireSources = (into: Pattern, from: readonly Pattern[]): void => {
  const own = from.find((pattern) => patternKey(pattern) === patternKey(into));
  if (own !== undefined || from.length === 0)
    throw new PatternsError(
      'INVALID_VALUE',
      own === undefined
        ? `Name the patterns that "${into.name}" should take in.`
        : `"${into.name}" cannot be merged into itself. Name another one.`,
      { pattern: into.name },
    );
  const merged = from.find((pattern) => pattern.merged_into !== undefined);
  if (merged !== undefined) refuse(merged, `was merged into "${merged.merged_into}" already`);
};

/** What was merged: out of force, pointing to where it went, with nothing left that could claim an event. */
const retired = (pattern: Pattern, into: Pattern): Pattern => {
  const { matches: _moved, snooze: _over, ...rest } = pattern;
  const status = pattern.status === 'proposed' || pattern.status === 'dismissed' ? 'dismissed' : 'archived';
  return { ...rest, status, merged_into: into.name };
};

/** The patterns of these names, each once. Throws `PatternsError` where they cannot be merged into `into`. */
export const sourcesOf = (library: Library, names: readonly string[], into: Pattern): readonly Pattern[] => {
  const from = [...new Set(names.map((name) => requirePattern(library, name)))];
  requireTarget(into);
  requireSources(into, from);
  return from;
};

/** Merges without a word in the history. */
export const mergeInto = (library: Library, from: readonly Pattern[], into: Pattern): Edited<Pattern> => {
  const result = unitePatterns(into, from);
  const merged = from.reduce(
    (current, pattern) => replaced(current, pattern, retired(pattern, into)),
    replaced(library, into, result),
  );
  return { library: merged, result };
};

/**
 * Merges patterns into another, which gets their matches, tags and evidence; they go out of force (`archived`, proposals
 * `dismissed`) with `merged_into` saying where. A tool only proposes it. Throws `PatternsError` `NOT_FOUND`, `INVALID_VALUE`, `WRONG_STATUS`.
 */
export const mergePatterns = (
  library: Library,
  names: readonly string[],
  target: string,
  actor: Actor,
  reason?: string,
): Edited<Pattern> => {
  const into = requirePattern(library, target);
  const from = sourcesOf(library, names, into);
  const merge = from.map(({ name }) => name);
  if (actor.kind === 'tool')
    return { library: proposeRevision(library, into, { merge }, actor, reason).library, result: into };
  const { library: merged, result } = mergeInto(library, from, into);
  const change = changeEntry(actor, 'merged', into.name, { from: merge, ...because(reason) });
  return { library: withChange(library, merged, change), result };
};
