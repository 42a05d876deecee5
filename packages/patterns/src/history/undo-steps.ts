import type { Pattern, UndoStep } from '@feedback/schema';
import { isDeepStrictEqual } from 'node:util';
import { isCopy } from '../library/adopted.ts';
import { digest } from '../library/digest.ts';
import { patternKey, patternsOf, type Json, type Library } from '../library/library.ts';
import { rawRevision, revisionsOf } from '../library/revisions.ts';
import { lessonOf } from '../library/write-library.ts';

/** A record's fields that people write. */
export const writtenFields = (pattern: Pattern): ReadonlyMap<string, Json> =>
  new Map(Object.entries(lessonOf(pattern)) as [string, Json][]);

/** A digest of the named fields, absent ones included. */
export const fieldsDigest = (pattern: Pattern, fields: readonly string[]): string => {
  const written = writtenFields(pattern);
  return digest(fields.toSorted().map((field) => [field, written.has(field), written.get(field) ?? null]));
};

/** The names of the fields that people write and that differ. */
export const changedFields = (before: Pattern, after: Pattern): readonly string[] => {
  const [old, next] = [writtenFields(before), writtenFields(after)];
  return [...new Set([...old.keys(), ...next.keys()])].filter(
    (field) => !isDeepStrictEqual(old.get(field), next.get(field)),
  );
};

const changedStep = (before: Pattern, after: Pattern): readonly UndoStep[] => {
  const fields = changedFields(before, after);
  if (fields.length === 0) return [];
  const old = writtenFields(before);
  const absent = fields.filter((field) => !old.has(field));
  return [
    {
      kind: 'changed',
      pattern: after.name,
      was: Object.fromEntries(
        fields.filter((field) => old.has(field)).map((field) => [field, old.get(field) ?? null]),
      ),
      ...(absent.length === 0 ? {} : { absent }),
      now: fieldsDigest(after, fields),
    },
  ];
};

/** All of a deleted pattern: with its numbers where the file has them, since nothing else would know them. */
const deletedStep = (pattern: Pattern, { form }: Library): UndoStep => ({
  kind: 'deleted',
  pattern: pattern.name,
  was: (form === 'lessons' ? lessonOf(pattern) : { ...pattern }) as Record<string, Json>,
});

const patternSteps = (before: Library, after: Library): readonly UndoStep[] => {
  const [old, next] = [new Set(patternsOf(before)), new Set(patternsOf(after))];
  const gone = [...old].filter((pattern) => !next.has(pattern));
  const came = [...next].filter((pattern) => !old.has(pattern));
  const left = new Set(gone);
  const steps = came.flatMap((pattern): readonly UndoStep[] => {
    const former =
      [...left].find((other) => patternKey(other) === patternKey(pattern)) ??
      [...left].find((other) => other.pattern_id === pattern.pattern_id);
    if (former !== undefined) left.delete(former);
    return former === undefined || isCopy(former)
      ? [{ kind: 'created', pattern: pattern.name, now: digest(lessonOf(pattern)) }]
      : changedStep(former, pattern);
  });
  return [...steps, ...[...left].map((pattern) => deletedStep(pattern, before))];
};

const revisionSteps = (before: Library, after: Library): readonly UndoStep[] => {
  if (before.extras['revisions'] === after.extras['revisions']) return [];
  const ids = new Set([...revisionsOf(before), ...revisionsOf(after)].map(({ id }) => id));
  return [...ids].flatMap((revision): readonly UndoStep[] => {
    const [old, next] = [rawRevision(before, revision), rawRevision(after, revision)];
    if (isDeepStrictEqual(old, next)) return [];
    return [{ kind: 'revision', revision, was: (old ?? null) as Record<string, Json> | null }];
  });
};

/** What takes `after` back to `before`. Numbers that analysis derives are no part of it. */
export const undoSteps = (before: Library, after: Library): readonly UndoStep[] => [
  ...patternSteps(before, after),
  ...revisionSteps(before, after),
];
