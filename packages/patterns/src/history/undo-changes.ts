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

/** The last of them, the very last one first. */
const lastOf = (
  changes: readonly PatternChange[],
  steps: number,
  what: 'take back' | 'do again',
): readonly PatternChange[] => {
  requireSteps(steps);
  if (changes.length < steps) return nothing(what, changes.length);
  return changes.slice(changes.length - steps).toReversed();
};

const move = (
  library: Library,
  changes: readonly PatternChange[],
  action: 'undone' | 'redone',
  actor: Actor,
  reason: string | undefined,
): Edited<readonly PatternChange[]> => ({
  library: changes.reduce((current, change) => takenBack(current, change, action, actor, reason), library),
  result: changes,
});

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
  const { done } = standingChanges(library);
  return move(library, lastOf(done, steps, 'take back'), 'undone', actor, reason);
};

/** Takes back the last `steps` undos, as long as nothing else was decided since; throws as `undoChanges` does. */
export const redoChanges = (
  library: Library,
  steps: number,
  actor: Actor,
  reason?: string,
): Edited<readonly PatternChange[]> => {
  const { undone } = standingChanges(library);
  return move(library, lastOf(undone, steps, 'do again'), 'redone', actor, reason);
};
