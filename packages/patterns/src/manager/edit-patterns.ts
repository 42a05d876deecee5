import { isDeepStrictEqual } from 'node:util';
import { patternName, type Pattern } from '@feedback/schema';
import { changeEntry, type Actor } from '../library/change.ts';
import { patternsOf, takenNames, type Json, type Library } from '../library/library.ts';
import { patternId } from '../library/pattern-id.ts';
import { blankPattern, readPattern } from '../library/read-pattern.ts';
import { lessonOf } from '../library/write-library.ts';
import { PatternsError } from '../patterns-error.ts';
import { requirePattern, withAdded, withRemoved, withReplaced, type Edited } from './edit-library.ts';

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

/** Adds a pattern, active from now on unless `status` says otherwise. */
export const createPattern = (library: Library, fields: NewPatternFields, actor: Actor): Edited<Pattern> => {
  const name = freeName(library, fields.name);
  const ids = new Set(patternsOf(library).map((pattern) => pattern.pattern_id));
  const status = fields.status ?? 'active';
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
  return { library: withAdded(library, pattern, changeEntry(actor, 'created', name)), result: pattern };
};

const changedFields = (before: Pattern, after: Pattern): readonly string[] => {
  const [old, next] = [before, after].map((pattern) => new Map<string, unknown>(Object.entries(pattern)));
  return [...new Set([...(old?.keys() ?? []), ...(next?.keys() ?? [])])].filter(
    (field) => !isDeepStrictEqual(old?.get(field), next?.get(field)),
  );
};

/** Changes fields of a pattern; the history keeps what they were. A pattern that stays the same is no change. */
export const updatePattern = (
  library: Library,
  name: string,
  fields: PatternUpdate,
  actor: Actor,
): Edited<Pattern> => {
  const before = requirePattern(library, name);
  const renamed =
    fields.name === undefined || patternName(fields.name) === patternName(before.name)
      ? before.name
      : freeName(library, fields.name);
  const after = validated(withoutUndefined({ ...before, ...fields, name: renamed }), before.name);
  const changed = changedFields(before, after);
  if (changed.length === 0) return { library, result: before };
  const old = new Map<string, unknown>(Object.entries(before));
  const previous = Object.fromEntries(changed.map((field) => [field, (old.get(field) ?? null) as Json]));
  const change = changeEntry(actor, 'updated', after.name, { before: previous });
  return { library: withReplaced(library, before, after, change), result: after };
};

/** Deletes a pattern because a person said so; the history keeps the whole lesson. */
export const deletePattern = (library: Library, name: string, actor: Actor): Edited<Pattern> => {
  const pattern = requirePattern(library, name);
  const change = changeEntry(actor, 'deleted', pattern.name, {
    lesson: lessonOf(pattern) as unknown as Json,
  });
  return { library: withRemoved(library, pattern, change), result: pattern };
};
