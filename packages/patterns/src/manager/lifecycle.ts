import type { Pattern, PatternStatus } from '@feedback/schema';
import { verdictDetails, type Verdict } from '../inbox/decide-revision.ts';
import { requirePerson } from '../inbox/needs-person.ts';
import { proposeRevision } from '../inbox/propose-revision.ts';
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
 * `active_since`: what was before is "before" when the effect is measured, and silence counts from then. A tool
 * can take no step: of an active pattern it becomes a proposed revision, any other throws `NEEDS_PERSON`.
 */
export const takeStep = (
  library: Library,
  name: string,
  step: LifeStep,
  actor: Actor,
  verdict: Verdict = {},
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
  if (actor.kind === 'tool' && from === 'active')
    return {
      library: proposeRevision(library, pattern, { set: { status } }, actor, verdict.reason).library,
      result: pattern,
    };
  requirePerson(actor, pattern.name, action);
  const since = status === 'active' ? { active_since: actor.clock().toISOString() } : {};
  // A verdict ends what put the pattern off, and what is back stands for itself.
  const { snooze: _over, ...awake } = pattern;
  const { merged_into: _pointer, ...own } = awake;
  const next: Pattern = { ...(step === 'restore' ? own : awake), status, ...since };
  const change = changeEntry(actor, action, pattern.name, verdictDetails(verdict));
  return { library: withReplaced(library, pattern, next, change), result: next };
};
