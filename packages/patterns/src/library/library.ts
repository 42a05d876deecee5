import { patternName, type Pattern, type PatternChange } from '@feedback/schema';

/** A value as JSON has it. */
export type Json = NonNullable<PatternChange['details']>[string];

/** The version of the committed form that this code writes, and the newest that it reads. */
export const LIBRARY_VERSION = 1;

/** The two forms of a library file: the original's with all ten fields, and the committed one with lessons only. */
export type LibraryForm = 'full' | 'lessons';

/** One entry of a library file. An `inert` one could not be read as a pattern: it is kept as it stands and not applied. */
export type LibraryEntry =
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  | { readonly kind: 'inert'; readonly name: string | undefined; readonly value: Json };

/** A library as a value. `changelog` and `extras` (unknown fields of the file) are kept as they were read. */
export interface Library {
  readonly form: LibraryForm;
  readonly entries: readonly LibraryEntry[];
  readonly changelog: readonly Json[];
  readonly extras: Readonly<Record<string, Json>>;
}

/** A library with nothing in it. */
export const emptyLibrary = (form: LibraryForm = 'full'): Library => ({
  form,
  entries: [],
  changelog: [],
  extras: {},
});

/** What makes two spellings of a name one pattern; names without letters or digits stand for themselves. */
export const nameKey = (name: string): string => patternName(name) || name.trim();

/** The patterns of a library, in its order. */
export const patternsOf = (library: Library): readonly Pattern[] =>
  library.entries.flatMap((entry) => (entry.kind === 'pattern' ? [entry.pattern] : []));

const keys = new WeakMap<Pattern, string>();

/** The key of a pattern's name; looked up so often that each pattern's is made once. */
export const patternKey = (pattern: Pattern): string => {
  const known = keys.get(pattern) ?? nameKey(pattern.name);
  keys.set(pattern, known);
  return known;
};

/** The pattern of that name in any of its spellings. */
export const findPattern = (library: Library, name: string): Pattern | undefined => {
  const key = nameKey(name);
  const found = library.entries.find(
    (entry) => entry.kind === 'pattern' && patternKey(entry.pattern) === key,
  );
  return found?.kind === 'pattern' ? found.pattern : undefined;
};

/** All names that a new pattern cannot have: by key, also those of entries that could not be read. */
export const takenNames = (library: Library): ReadonlySet<string> =>
  new Set(
    library.entries.flatMap((entry) => {
      if (entry.kind === 'pattern') return [patternKey(entry.pattern)];
      return entry.name === undefined ? [] : [nameKey(entry.name)];
    }),
  );
