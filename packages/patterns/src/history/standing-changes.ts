import { UndoStep, type PatternChange } from '@feedback/schema';
import { changesOf, type ChangeAction } from '../library/change.ts';
import { digest } from '../library/digest.ts';
import type { Library } from '../library/library.ts';

/** What analysis found, counted, or somebody proposed: nothing is decided by it, so nothing is there to take back. */
const UNDECIDED: ReadonlySet<string> = new Set([
  'added',
  'updated_frequency',
  'proposed',
] satisfies ChangeAction[]);

/** What a change is called by the change that takes it back. */
export const changeRef = (change: PatternChange): string => digest(change);

/** How a change is taken back; `undefined` when its entry does not say, as in a history from elsewhere or edited by hand. */
export const stepsOf = ({ undo }: PatternChange): readonly UndoStep[] | undefined => {
  const parsed = UndoStep.array().safeParse(undo);
  return parsed.success ? parsed.data : undefined;
};

/** The decisions of a history. */
export interface Standing {
  /** Not taken back, the last one last. */
  readonly done: readonly PatternChange[];
  /** Undos that nothing followed, the last one last: what can be done again. */
  readonly undone: readonly PatternChange[];
}

/** A change that says that it changed nothing people write is none to take back either. */
const isDecision = ({ action, undo }: PatternChange): boolean =>
  !UNDECIDED.has(action) && !(Array.isArray(undo) && undo.length === 0);

const refIn = ({ details }: PatternChange, field: string): string => {
  const ref = details?.[field];
  return typeof ref === 'string' ? ref : '';
};

const lastIndex = (changes: readonly PatternChange[], ref: string): number =>
  changes.findLastIndex((change) => changeRef(change) === ref);

/**
 * Reads a history as a stack: an undo takes the change that it names off, a redo puts it back. One that names nothing that
 * stands (the same undo by two people, an edited history) takes nothing.
 */
export const standingChanges = (library: Library): Standing => {
  const done: PatternChange[] = [];
  const undone: { readonly undo: PatternChange; readonly change: PatternChange }[] = [];
  for (const change of changesOf(library)) {
    if (change.action === 'undone') {
      const at = lastIndex(done, refIn(change, 'undoes'));
      for (const taken of at < 0 ? [] : done.splice(at, 1)) undone.push({ undo: change, change: taken });
    } else if (change.action === 'redone') {
      const at = undone.findLastIndex(({ undo }) => changeRef(undo) === refIn(change, 'redoes'));
      for (const again of at < 0 ? [] : undone.splice(at, 1)) done.push(again.change);
    } else if (isDecision(change)) {
      undone.length = 0;
      done.push(change);
    }
  }
  return { done, undone: undone.map(({ undo }) => undo) };
};
