import type { PatternChange } from '@feedback/schema';
import { because, changeEntry, type Actor } from '../library/change.ts';
import type { Library } from '../library/library.ts';
import { withChange, type Edited } from '../manager/edit-library.ts';
import { PatternsError } from '../patterns-error.ts';
import { revert } from './revert.ts';
import { changeRef, standingChanges, stepsOf } from './standing-changes.ts';

const titleOf = ({ action, pattern, timestamp, author }: PatternChange): string =>
  `"${action} ${pattern}" of ${timestamp.slice(0, 10)}${author === undefined ? '' : ` by ${author}`}`;

const nothing = (what: string, done: number): never => {
  const before = done === 0 ? '' : ` There are only ${done}, and nothing was changed.`;
  throw new PatternsError('NOTHING_TO_UNDO', `The history holds no change to ${what}.${before}`);
};

const requireSteps = (steps: number): void => {
  if (!Number.isSafeInteger(steps) || steps < 1)
    throw new PatternsError('INVALID_VALUE', `"steps" is ${steps}; give a whole number from 1 up.`);
};

const requireOwn = (change: PatternChange, actor: Actor): void => {
  if (actor.kind !== 'tool' || change.by === 'tool') return;
  const message = `${titleOf(change)} is a person's decision: a tool takes back only what tools did.`;
  throw new PatternsError('NEEDS_PERSON', message, { pattern: change.pattern });
};

/** The library without a change, and with a word about it in the history. */
const takenBack = (
  library: Library,
  change: PatternChange,
  action: 'undone' | 'redone',
  actor: Actor,
  reason: string | undefined,
): Library => {
  const steps = stepsOf(change);
  if (steps === undefined)
    throw new PatternsError(
      'CANNOT_UNDO',
      `The history does not say what was before ${titleOf(change)}: its entry comes from elsewhere or was edited. Nothing was changed.`,
      { pattern: change.pattern },
    );
  requireOwn(change, actor);
  const reference = { [action === 'undone' ? 'undoes' : 'redoes']: changeRef(change), what: change.action };
  const entry = changeEntry(actor, action, change.pattern, { ...reference, ...because(reason) });
  return withChange(library, revert(library, steps), entry);
};

/**
 * Takes back the last `steps` decisions that stand, all or none; answers with them, the last one first. Throws `PatternsError`
 * `NOTHING_TO_UNDO`, `CANNOT_UNDO` (something changed since by other means), `INVALID_VALUE`, `NEEDS_PERSON`.
 */
export const undoChanges = (
  library: Library,
  steps: number,
  actor: Actor,
  reason?: string,
): Edited<readonly PatternChange[]> => {
  requireSteps(steps);
  const { done } = standingChanges(library);
  if (done.length < steps) return nothing('take back', done.length);
  const result = done.slice(done.length - steps).toReversed();
  const undone = result.reduce(
    (current, change) => takenBack(current, change, 'undone', actor, reason),
    library,
  );
  return { library: undone, result };
};

/** Takes back the last `steps` undos, as long as nothing else was decided since; throws as `undoChanges` does. */
export const redoChanges = (
  library: Library,
  steps: number,
  actor: Actor,
  reason?: string,
): Edited<readonly PatternChange[]> => {
  requireSteps(steps);
  const { undone } = standingChanges(library);
  if (undone.length < steps) return nothing('do again', undone.length);
  const result = undone.slice(undone.length - steps).toReversed();
  const redone = result.reduce(
    (current, change) => takenBack(current, change, 'redone', actor, reason),
    library,
  );
  return { library: redone, result };
};
