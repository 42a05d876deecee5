import { nameKey, type Json, type Library } from '../library/library.ts';
import { revisionsOf, withRevision } from '../library/revisions.ts';

/** Makes everything that points to a pattern by its old name point to its new one. */
export const renameReferences = (library: Library, from: string, to: string): Library => {
  if (from === to) return library;
  const key = nameKey(from);
  const renamed = (name: string): string => (nameKey(name) === key ? to : name);
  const entries = library.entries.map((entry) => {
    if (entry.kind === 'inert' || entry.pattern.merged_into === undefined) return entry;
    const merged_into = renamed(entry.pattern.merged_into);
    return merged_into === entry.pattern.merged_into
      ? entry
      : ({ kind: 'pattern', pattern: { ...entry.pattern, merged_into } } as const);
  });
  return revisionsOf(library)
    .filter(({ pattern, merge = [] }) => [pattern, ...merge].some((name) => nameKey(name) === key))
    .reduce<Library>(
      (current, revision) =>
        withRevision(current, revision.id, {
          ...revision,
          pattern: renamed(revision.pattern),
          ...(revision.merge === undefined ? {} : { merge: revision.merge.map(renamed) }),
        } as unknown as Json),
      { ...library, entries },
    );
};
