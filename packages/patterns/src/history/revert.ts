import type { Pattern, UndoStep } from '@feedback/schema';
import { digest } from '../library/digest.ts';
import { findPattern, nameKey, takenNames, type Json, type Library } from '../library/library.ts';
import { readPattern } from '../library/read-pattern.ts';
import { withRevision } from '../library/revisions.ts';
import { lessonOf } from '../library/write-library.ts';
import { PatternsError } from '../patterns-error.ts';
import { fieldsDigest } from './undo-steps.ts';

const refuse = (pattern: string, why: string): never => {
  const message = `The change of "${pattern}" cannot be taken back: ${why}. Nothing was changed; make the change you want with an edit.`;
  throw new PatternsError('CANNOT_UNDO', message, { pattern });
};

const present = (library: Library, name: string): Pattern =>
  findPattern(library, name) ?? refuse(name, 'the pattern is no longer in the library');

const patternFrom = (value: Readonly<Record<string, Json>>, name: string): Pattern => {
  const reading = readPattern(value);
  if (reading.kind === 'pattern') return reading.pattern;
  return refuse(name, `the history holds a pattern that cannot be read (${reading.reason})`);
};

const requireFree = (library: Library, name: string): void => {
  if (takenNames(library).has(nameKey(name))) refuse(name, `there is another pattern "${name}" now`);
};

const replaced = (library: Library, previous: Pattern, next: Pattern | undefined): Library => ({
  ...library,
  entries: library.entries.flatMap((entry) => {
    if (entry.kind === 'inert' || entry.pattern !== previous) return [entry];
    return next === undefined ? [] : [{ kind: 'pattern', pattern: next } as const];
  }),
});

const revertStep = (library: Library, step: UndoStep): Library => {
  switch (step.kind) {
    case 'changed': {
      const { pattern: name, was, absent = [], now } = step;
      const pattern = present(library, name);
      const fields = [...Object.keys(was), ...absent];
      if (fieldsDigest(pattern, fields) !== now)
        return refuse(name, `${fields.join(', ')} changed since by other means than this history`);
      const kept = Object.entries(pattern).filter(([field]) => !absent.includes(field));
      const before = patternFrom({ ...(Object.fromEntries(kept) as Record<string, Json>), ...was }, name);
      if (nameKey(before.name) !== nameKey(pattern.name)) requireFree(library, before.name);
      return replaced(library, pattern, before);
    }
    case 'created': {
      const pattern = present(library, step.pattern);
      if (digest(lessonOf(pattern)) !== step.now)
        return refuse(step.pattern, 'it changed since by other means than this history');
      return replaced(library, pattern, undefined);
    }
    case 'deleted': {
      const pattern = patternFrom(step.was, step.pattern);
      requireFree(library, pattern.name);
      return { ...library, entries: [...library.entries, { kind: 'pattern', pattern }] };
    }
    case 'revision':
      return withRevision(library, step.revision, step.was);
    default:
      return step satisfies never;
  }
};

/** Takes a change back; throws `PatternsError` `CANNOT_UNDO` where something else changed since. */
export const revert = (library: Library, steps: readonly UndoStep[]): Library =>
  // In reverse: a rename has to give its name back before what stood under it returns.
  steps.toReversed().reduce(revertStep, library);
