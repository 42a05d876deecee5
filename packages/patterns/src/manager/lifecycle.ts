import type { Pattern, PatternStatus } from '@feedback/schema';
import { changeEntry, type Actor, type ChangeAction } from '../library/change.ts';
import type { Library } from '../library/library.ts';
import { PatternsError } from '../patterns-error.ts';
import { requirePattern, withReplaced, type Edited } from './edit-library.ts';

/** A step in a pattern's life. */
export type LifeStep = 'accept' | 'dismiss' | 'archive' | 'restore';

interface Step {
  readonly action: ChangeAction;
  /** From which status to which; a status that is not named does not allow the step. */
  readonly to: Partial<Readonly<Record<PatternStatus, PatternStatus>>>;
  /** What to do instead where the step is not allowed. */
  readonly instead: string;
}

const STEPS: Readonly<Record<LifeStep, Step>> = {
  accept: {
    action: 'accepted',
    to: { proposed: 'active', dismissed: 'active', active: 'active' },
    instead: 'Restore it instead.',
  },
  dismiss: {
    action: 'dismissed',
    to: { proposed: 'dismissed', active: 'dismissed', archived: 'dismissed', dismissed: 'dismissed' },
    instead: '',
  },
  archive: {
    action: 'archived',
    to: { active: 'archived', proposed: 'archived', archived: 'archived' },
    instead: 'It is already out of force.',
  },
  restore: {
    action: 'restored',
    to: { archived: 'active', dismissed: 'proposed', active: 'active' },
    instead: 'Accept it instead.',
  },
};

/**
 * Takes a pattern one step through its life; a step that it has already taken changes nothing. Becoming active sets
 * `active_since`: what was before is "before" when the effect is measured, and silence counts from then.
 */
export const takeStep = (
  library: Library,
  name: string,
  step: LifeStep,
  actor: Actor,
  reason?: string,
): Edited<Pattern> => {
  const pattern = requirePattern(library, name);
  const { action, to, instead } = STEPS[step];
  const from = pattern.status ?? 'active';
  const status = to[from];
  if (status === undefined)
    throw new PatternsError(
      'WRONG_STATUS',
      `The pattern "${pattern.name}" is ${from}; it cannot be ${action}. ${instead}`,
      { pattern: pattern.name },
    );
  if (status === from) return { library, result: pattern };
  const since = status === 'active' ? { active_since: actor.clock().toISOString() } : {};
  const next: Pattern = { ...pattern, status, ...since };
  const change = changeEntry(actor, action, pattern.name, reason === undefined ? {} : { reason });
  return { library: withReplaced(library, pattern, next, change), result: next };
};
