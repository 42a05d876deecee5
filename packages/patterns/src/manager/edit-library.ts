import type { Pattern, PatternChange } from '@feedback/schema';
import { findPattern, nameKey, patternsOf, type Json, type Library } from '../library/library.ts';
import { PatternsError } from '../patterns-error.ts';

/** A library after a change, with what the caller is told about it. */
export interface Edited<Result> {
  readonly library: Library;
  readonly result: Result;
}

const logged = (library: Library, change: PatternChange): Library => ({
  ...library,
  changelog: [...library.changelog, change as unknown as Json],
});

/** Adds a pattern at the end. */
export const withAdded = (library: Library, pattern: Pattern, change: PatternChange): Library =>
  logged({ ...library, entries: [...library.entries, { kind: 'pattern', pattern }] }, change);

/** Puts `next` in the place of `previous`. */
export const withReplaced = (
  library: Library,
  previous: Pattern,
  next: Pattern,
  change: PatternChange,
): Library => {
  const entries = library.entries.map((entry) =>
    entry.kind === 'pattern' && entry.pattern === previous
      ? ({ kind: 'pattern', pattern: next } as const)
      : entry,
  );
  return logged({ ...library, entries }, change);
};

/** Takes a pattern out; the change tells that it was there. */
export const withRemoved = (library: Library, pattern: Pattern, change: PatternChange): Library => {
  const entries = library.entries.filter((entry) => entry.kind === 'inert' || entry.pattern !== pattern);
  return logged({ ...library, entries }, change);
};

const hint = (library: Library, name: string): string => {
  const words = new Set(nameKey(name).split('_'));
  const near = patternsOf(library)
    .map((pattern) => pattern.name)
    .filter((known) =>
      nameKey(known)
        .split('_')
        .some((word) => words.has(word)),
    );
  return near.length === 0
    ? 'List the patterns to see their names.'
    : `Similar names: ${near.slice(0, 3).join(', ')}.`;
};

/** The pattern of that name; throws `PatternsError` `NOT_FOUND` with similar names. */
export const requirePattern = (library: Library, name: string): Pattern => {
  const found = findPattern(library, name);
  if (found !== undefined) return found;
  const message = `There is no pattern "${name}" in the library. ${hint(library, name)}`;
  throw new PatternsError('NOT_FOUND', message, { pattern: name });
};
