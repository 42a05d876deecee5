import { isDeepStrictEqual } from 'node:util';
import type { Pattern } from '@feedback/schema';
import { patternKey, patternsOf, type Library, type LibraryEntry } from './library.ts';
import { blankPattern } from './read-pattern.ts';
import { mergeRevisions } from './revisions.ts';
import { lessonOf } from './write-library.ts';

const byName = (library: Library): ReadonlyMap<string, Pattern> =>
  new Map(patternsOf(library).map((pattern) => [patternKey(pattern), pattern]));

const mergeFields = (base: Pattern, ours: Pattern, theirs: Pattern): Pattern => {
  const [before, mine, merged] = [base, ours, theirs].map(
    (pattern) => new Map<string, unknown>(Object.entries(pattern)),
  ) as [Map<string, unknown>, Map<string, unknown>, Map<string, unknown>];
  for (const field of new Set([...before.keys(), ...mine.keys()])) {
    if (isDeepStrictEqual(before.get(field), mine.get(field))) continue;
    if (mine.has(field)) merged.set(field, mine.get(field));
    else merged.delete(field);
  }
  return Object.fromEntries(merged) as unknown as Pattern;
};

/** Where both added a pattern of one name, its identity and its life are theirs; ours adds what it says beyond the defaults. */
const commonGround = (ours: Pattern): Pattern => {
  const { pattern_id, name, status, active_since, provenance } = ours;
  const life = Object.entries({ status, active_since, provenance }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...blankPattern(name), pattern_id, ...Object.fromEntries(life) };
};

const sameLesson = (a: Pattern, b: Pattern): boolean => isDeepStrictEqual(lessonOf(a), lessonOf(b));

interface Versions {
  readonly base?: Pattern | undefined;
  readonly ours?: Pattern | undefined;
  readonly theirs?: Pattern | undefined;
}

/** The merged pattern, or `undefined` when it is gone. An edit beats a deletion, whoever made it. */
const mergePattern = ({ base, ours, theirs }: Versions): Pattern | undefined => {
  if (ours !== undefined && theirs !== undefined) {
    // A detected proposal has nothing to say against what somebody else put there.
    if (base === undefined && ours.status === 'proposed') return theirs;
    return mergeFields(base ?? commonGround(ours), ours, theirs);
  }
  const left = ours ?? theirs;
  if (left === undefined || base === undefined) return left;
  return sameLesson(base, left) ? undefined : left;
};

/**
 * Three-way merge by pattern name: what ours changed since `base` is laid over `theirs`, field by field; additions of both are
 * kept, and so is everything in the file that is no pattern. Proposed revisions merge by id. Our new changes follow theirs in the history.
 */
export const mergeLibraries = (base: Library, ours: Library, theirs: Library): Library => {
  const [baseNames, ourNames, theirNames] = [byName(base), byName(ours), byName(theirs)];
  const merged = (key: string): readonly LibraryEntry[] => {
    const pattern = mergePattern({
      base: baseNames.get(key),
      ours: ourNames.get(key),
      theirs: theirNames.get(key),
    });
    return pattern === undefined ? [] : [{ kind: 'pattern', pattern }];
  };
  const { revisions: _theirs, ...extras } = theirs.extras;
  return {
    ...theirs,
    extras: { ...extras, ...mergeRevisions(base, ours, theirs) },
    entries: [
      ...theirs.entries.flatMap((entry) =>
        entry.kind === 'inert' ? [entry] : merged(patternKey(entry.pattern)),
      ),
      ...[...ourNames.keys()].filter((key) => !theirNames.has(key)).flatMap(merged),
    ],
    changelog: [...theirs.changelog, ...ours.changelog.slice(base.changelog.length)],
  };
};
