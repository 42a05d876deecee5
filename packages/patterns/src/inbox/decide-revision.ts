import type { Pattern, PatternRevision } from '@feedback/schema';
import { because, changeEntry, type Actor } from '../library/change.ts';
import { nameKey, takenNames, type Json, type Library } from '../library/library.ts';
import { withRevision } from '../library/revisions.ts';
import { replaced, requirePattern, withChange, type Edited } from '../manager/edit-library.ts';
import { renameReferences } from '../manager/rename-references.ts';
import { PatternsError } from '../patterns-error.ts';
import { mergeInto, sourcesOf } from './merge-patterns.ts';
import { requirePerson } from './needs-person.ts';
import { revisedPattern } from './revised-pattern.ts';
import { snoozeUntil } from './snooze.ts';

/** What a verdict goes into the history with: why, and what the inbox showed of the proposal. */
export interface Verdict {
  readonly reason?: string | undefined;
  readonly saw?: Readonly<Record<string, Json>> | undefined;
}

/** The details of a verdict's entry. */
export const verdictDetails = ({ reason, saw }: Verdict): Readonly<Record<string, Json>> => ({
  ...because(reason),
  ...(saw === undefined ? {} : { saw: { ...saw } }),
});

const requireFree = (library: Library, pattern: Pattern, next: Pattern): void => {
  if (nameKey(next.name) === nameKey(pattern.name) || !takenNames(library).has(nameKey(next.name))) return;
  throw new PatternsError(
    'DUPLICATE_NAME',
    `The library already has a pattern "${next.name}". Dismiss this change, or rename that one first.`,
    { pattern: next.name },
  );
};

const applied = (library: Library, pattern: Pattern, revision: PatternRevision): Edited<Pattern> => {
  if (revision.merge !== undefined)
    return mergeInto(library, sourcesOf(library, revision.merge, pattern), pattern);
  const revised = revisedPattern(pattern, revision);
  if (revised.kind === 'invalid')
    throw new PatternsError(
      'INVALID_PATTERN',
      `The proposed change of "${pattern.name}" cannot be applied: ${revised.reason}. Dismiss it, or edit the pattern yourself.`,
      { pattern: pattern.name },
    );
  requireFree(library, pattern, revised.pattern);
  const next = replaced(library, pattern, revised.pattern);
  return { library: renameReferences(next, pattern.name, revised.pattern.name), result: revised.pattern };
};

/** Makes the change that was proposed. Throws `PatternsError` `NEEDS_PERSON`, and what the change itself would. */
export const acceptRevision = (
  library: Library,
  revision: PatternRevision,
  actor: Actor,
  verdict: Verdict = {},
): Edited<Pattern> => {
  const pattern = requirePattern(library, revision.pattern);
  requirePerson(actor, pattern.name, 'changed');
  const { library: next, result } = applied(withRevision(library, revision.id, null), pattern, revision);
  const details = { revision: revision.id, ...verdictDetails(verdict) };
  const change = changeEntry(actor, 'accepted', result.name, details);
  return { library: withChange(library, next, change), result };
};

/** Drops a change that was proposed; the same is not proposed again. Throws `PatternsError` `NEEDS_PERSON`. */
export const dismissRevision = (
  library: Library,
  revision: PatternRevision,
  actor: Actor,
  verdict: Verdict = {},
): Edited<PatternRevision> => {
  requirePerson(actor, revision.pattern, 'cleared of a proposed change');
  const details = { revision: revision.id, ...verdictDetails(verdict) };
  const change = changeEntry(actor, 'dismissed', revision.pattern, details);
  return { library: withChange(library, withRevision(library, revision.id, null), change), result: revision };
};

/** Takes a proposed change out of the inbox until an instant. Throws `PatternsError` `NEEDS_PERSON`, `INVALID_VALUE`. */
export const snoozeRevision = (
  library: Library,
  revision: PatternRevision,
  until: string,
  actor: Actor,
  reason?: string,
): Edited<PatternRevision> => {
  requirePerson(actor, revision.pattern, 'snoozed');
  const result = { ...revision, snooze: { until: snoozeUntil(until, actor.clock()), seen: 0 } };
  const details = { revision: revision.id, until: result.snooze.until, ...because(reason) };
  const change = changeEntry(actor, 'snoozed', revision.pattern, details);
  const after = withRevision(library, revision.id, result as unknown as Json);
  return { library: withChange(library, after, change), result };
};
