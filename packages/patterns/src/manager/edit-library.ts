import type { Pattern, PatternChange } from '@feedback/schema';
import { undoSteps } from '../history/undo-steps.ts';
import { findPattern, patternsOf, type Json, type Library } from '../library/library.ts';
import { PatternsError } from '../patterns-error.ts';
import { similarNames } from './similar-names.ts';

/** A library after a change, with what the caller is told about it. */
export interface Edited<Result> {
  readonly library: Library;
  readonly result: Result;
}

/** Writes into the history what is no decision, so that nothing takes it back. */
export const withNoted = (library: Library, change: PatternChange): Library => ({
  ...library,
  changelog: [...library.changelog, change as unknown as Json],
});

/** Writes a change from `before` to `after` into the history, with what takes it back. */
export const withChange = (before: Library, after: Library, change: PatternChange): Library =>
  withNoted(after, { ...change, undo: undoSteps(before, after) as unknown as Json });

const added = (library: Library, pattern: Pattern): Library => ({
  ...library,
  entries: [...library.entries, { kind: 'pattern', pattern }],
});

/** Adds a pattern at the end, as somebody decided. */
export const withCreated = (library: Library, pattern: Pattern, change: PatternChange): Library =>
  withChange(library, added(library, pattern), change);

/** Adds a pattern at the end, as a machine found it: nothing that an undo takes back. */
export const withAdded = (library: Library, pattern: Pattern, change: PatternChange): Library =>
  withNoted(added(library, pattern), change);

/** Puts `next` in the place of `previous`, without a word in the history. */
export const replaced = (library: Library, previous: Pattern, next: Pattern): Library => ({
  ...library,
  entries: library.entries.map((entry) =>
    entry.kind === 'pattern' && entry.pattern === previous
      ? ({ kind: 'pattern', pattern: next } as const)
      : entry,
  ),
});

/** Puts `next` in the place of `previous`. */
export const withReplaced = (
  library: Library,
  previous: Pattern,
  next: Pattern,
  change: PatternChange,
): Library => withChange(library, replaced(library, previous, next), change);

/** Puts new numbers in the place of old ones, which no undo takes back. */
export const withNumbers = (
  library: Library,
  previous: Pattern,
  next: Pattern,
  change: PatternChange,
): Library => withNoted(replaced(library, previous, next), change);

/** Takes a pattern out of `left`, which is `before` otherwise; the change tells that it was there. */
export const withRemoved = (
  before: Library,
  left: Library,
  pattern: Pattern,
  change: PatternChange,
): Library => {
  const entries = left.entries.filter((entry) => entry.kind === 'inert' || entry.pattern !== pattern);
  return withChange(before, { ...left, entries }, change);
};

const hint = (library: Library, name: string): string => {
  const near = similarNames(
    name,
    patternsOf(library).map((pattern) => pattern.name),
  );
  return near.length === 0 ? 'List the patterns to see their names.' : `Similar names: ${near.join(', ')}.`;
};

/** The pattern of that name; throws `PatternsError` `NOT_FOUND` with similar names. */
export const requirePattern = (library: Library, name: string): Pattern => {
  const found = findPattern(library, name);
  if (found !== undefined) return found;
  const message = `There is no pattern "${name}" in the library. ${hint(library, name)}`;
  throw new PatternsError('NOT_FOUND', message, { pattern: name });
};
