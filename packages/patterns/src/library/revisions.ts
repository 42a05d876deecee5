import { PatternRevision } from '@feedback/schema';
import { isDeepStrictEqual } from 'node:util';
import { nameKey, type Json, type Library } from './library.ts';
import { isRecord } from './read-pattern.ts';

const rawOf = ({ extras }: Library): readonly Json[] => {
  const list = extras['revisions'];
  return Array.isArray(list) ? list : [];
};

const idOf = (value: Json): string | undefined =>
  isRecord(value) && typeof value['id'] === 'string' ? value['id'] : undefined;

const sortKey = (value: Json): string =>
  isRecord(value) ? JSON.stringify([value['pattern'] ?? null, value['id'] ?? null]) : '\uFFFF';

const sorted = (list: readonly Json[]): readonly Json[] =>
  // Code units, and one order for everybody: the file is committed.
  list.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0));

const withRaw = (library: Library, list: readonly Json[]): Library => {
  const { revisions: _old, ...extras } = library.extras;
  return list.length === 0
    ? { ...library, extras }
    : { ...library, extras: { ...extras, revisions: sorted(list) as Json[] } };
};

/** The proposed revisions of a library, by pattern and id. Entries that cannot be read stay in the file and are left out. */
export const revisionsOf = (library: Library): readonly PatternRevision[] =>
  rawOf(library).flatMap((value) => {
    const parsed = PatternRevision.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });

/** The revisions that are proposed for a pattern. */
export const revisionsFor = (library: Library, name: string): readonly PatternRevision[] =>
  revisionsOf(library).filter(({ pattern }) => nameKey(pattern) === nameKey(name));

/** A revision as it stands in the file; `undefined` when there is none of that id. */
export const rawRevision = (library: Library, id: string): Json | undefined =>
  rawOf(library).find((value) => idOf(value) === id);

/** Puts a revision into the library, in the place of the one with its id; `null` takes it out. */
export const withRevision = (library: Library, id: string, value: Json): Library => {
  const others = rawOf(library).filter((other) => idOf(other) !== id);
  return withRaw(library, value === null ? others : [...others, value]);
};

const byId = (library: Library): ReadonlyMap<string, Json> =>
  new Map(rawOf(library).map((value) => [idOf(value) ?? JSON.stringify(value), value]));

/** Three-way merge of proposed revisions by id: what ours added, changed or took away since `base`, over `theirs`. */
export const mergeRevisions = (
  base: Library,
  ours: Library,
  theirs: Library,
): { readonly revisions?: Json } => {
  const { revisions: there } = theirs.extras;
  // Not ours to repair, and not ours to lose.
  if (there !== undefined && !Array.isArray(there)) return { revisions: there };
  const [before, mine, merged] = [byId(base), byId(ours), new Map(byId(theirs))];
  for (const id of new Set([...before.keys(), ...mine.keys()])) {
    const [old, next] = [before.get(id), mine.get(id)];
    if (isDeepStrictEqual(old, next)) continue;
    if (next === undefined) merged.delete(id);
    else merged.set(id, next);
  }
  return merged.size === 0 ? {} : { revisions: sorted([...merged.values()]) as Json[] };
};
