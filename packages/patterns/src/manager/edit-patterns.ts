import { isDeepStrictEqual } from 'node:util';
import { isActive, patternName, type Lesson, type Pattern, type PatternRevision } from '@feedback/schema';
import { changedFields } from '../history/undo-steps.ts';
import { requirePerson } from '../inbox/needs-person.ts';
import { proposeRevision, type RevisionDraft } from '../inbox/propose-revision.ts';
import { because, changeEntry, type Actor } from '../library/change.ts';
import { asCopy } from '../library/adopted.ts';
import { findPattern, patternsOf, takenNames, type Json, type Library } from '../library/library.ts';
import { patternId } from '../library/pattern-id.ts';
import { blankPattern, readPattern } from '../library/read-pattern.ts';
import { revisionsFor, withRevision } from '../library/revisions.ts';
import { PatternsError } from '../patterns-error.ts';
import {
  replaced,
  requirePattern,
  withChange,
  withCreated,
  withRemoved,
  type Edited,
} from './edit-library.ts';
import { renameReferences } from './rename-references.ts';

/** The fields of a new pattern: a name, and whatever else is known. `status` is `active` unless given. */
export type NewPatternFields = Pick<Pattern, 'name'> & Partial<Omit<Pattern, 'name'>>;

/** Fields to change; `undefined` takes an optional field away. The status has methods of its own. */
export type PatternUpdate = {
  readonly [Field in Exclude<keyof Pattern, 'pattern_id' | 'status'>]?: Pattern[Field] | undefined;
};

const freeName = (library: Library, wanted: string): string => {
  const name = patternName(wanted);
  if (name === '')
    throw new PatternsError(
      'INVALID_PATTERN',
      `"${wanted}" cannot be a pattern's name: it needs a letter or a digit.`,
      { pattern: wanted },
    );
  if (takenNames(library).has(name))
    throw new PatternsError(
      'DUPLICATE_NAME',
      `The library already has a pattern "${name}". Change that one, or choose another name.`,
      { pattern: name },
    );
  return name;
};

const validated = (value: object, name: string): Pattern => {
  const reading = readPattern(value);
  if (reading.kind === 'pattern') return reading.pattern;
  const message = `The pattern "${name}" was not accepted: ${reading.reason}. Nothing was changed.`;
  throw new PatternsError('INVALID_PATTERN', message, { pattern: name });
};

const withoutUndefined = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** What somebody adds is in force unless `status` says otherwise; what a tool adds waits for a person. */
const initialStatus = ({ status = 'active' }: NewPatternFields, actor: Actor): Pattern['status'] =>
  actor.kind === 'tool' && status === 'active' ? 'proposed' : status;

/** Adds a pattern, active from now on unless `status` says otherwise or a tool adds it. */
export const createPattern = (
  library: Library,
  fields: NewPatternFields,
  actor: Actor,
  reason?: string,
): Edited<Pattern> => {
  const name = freeName(library, fields.name);
  const ids = new Set(patternsOf(library).map((pattern) => pattern.pattern_id));
  const status = initialStatus(fields, actor);
  const since = status === 'active' ? { active_since: actor.clock().toISOString() } : {};
  const created = {
    ...blankPattern(name),
    pattern_id: patternId(name, ids),
    ...since,
    ...withoutUndefined(fields),
    name,
    status,
  };
  const pattern = validated(created, name);
  const change = changeEntry(actor, 'created', name, because(reason));
  return { library: withCreated(library, pattern, change), result: pattern };
};

/**
 * Takes a pattern of another layer into this library as it is, so that it can be changed here; a name that is there already stays
 * as it is. It is no decision: taking back the first change of the copy takes the copy away too.
 */
export const adoptPattern = (library: Library, lesson: Lesson): Edited<Pattern> => {
  const known = findPattern(library, lesson.name);
  if (known !== undefined) return { library, result: known };
  const pattern = asCopy(validated(lesson, lesson.name));
  return {
    library: { ...library, entries: [...library.entries, { kind: 'pattern', pattern }] },
    result: pattern,
  };
};

const draftOf = (after: Pattern, changed: readonly string[]): RevisionDraft => {
  const next = new Map<string, unknown>(Object.entries(after));
  const drop = changed.filter((field) => !next.has(field));
  const set = Object.fromEntries(
    changed.filter((field) => next.has(field)).map((field) => [field, next.get(field) as Json]),
  );
  return { set, ...(drop.length === 0 ? {} : { drop }) };
};

const planned = (library: Library, before: Pattern, fields: PatternUpdate): Pattern => {
  const renamed =
    fields.name === undefined || patternName(fields.name) === patternName(before.name)
      ? before.name
      : freeName(library, fields.name);
  return validated(withoutUndefined({ ...before, ...fields, name: renamed }), before.name);
};

/** The proposal of an edit of a pattern, which may be of another layer; `undefined` when nothing would change. */
export const proposeUpdate = (
  library: Library,
  pattern: Pattern,
  fields: PatternUpdate,
  actor: Actor,
  reason?: string,
): Edited<PatternRevision | undefined> => {
  const after = planned(library, pattern, fields);
  const changed = changedFields(pattern, after);
  if (changed.length === 0) return { library, result: undefined };
  return proposeRevision(library, pattern, draftOf(after, changed), actor, reason);
};

/**
 * Changes fields of a pattern; the history keeps what they were. A pattern that stays the same is no change. What a tool changes in
 * an active pattern becomes a proposed revision, and the pattern stays as it is.
 */
export const updatePattern = (
  library: Library,
  name: string,
  fields: PatternUpdate,
  actor: Actor,
  reason?: string,
): Edited<Pattern> => {
  const before = requirePattern(library, name);
  if (actor.kind === 'tool' && isActive(before))
    return { library: proposeUpdate(library, before, fields, actor, reason).library, result: before };
  const after = planned(library, before, fields);
  if (isDeepStrictEqual(before, after)) return { library, result: before };
  const change = changeEntry(actor, 'updated', after.name, because(reason));
  const next = renameReferences(replaced(library, before, after), before.name, after.name);
  return { library: withChange(library, next, change), result: after };
};

/** Deletes a pattern because a person said so; the history keeps the whole lesson. */
export const deletePattern = (
  library: Library,
  name: string,
  actor: Actor,
  reason?: string,
): Edited<Pattern> => {
  const pattern = requirePattern(library, name);
  requirePerson(actor, pattern.name, 'deleted');
  const bare = revisionsFor(library, name).reduce(
    (current, { id }) => withRevision(current, id, null),
    library,
  );
  const change = changeEntry(actor, 'deleted', pattern.name, because(reason));
  return { library: withRemoved(library, bare, pattern, change), result: pattern };
};
