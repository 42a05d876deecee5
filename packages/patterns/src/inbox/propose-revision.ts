import { PatternRevision, type Pattern } from '@feedback/schema';
import { standingChanges } from '../history/standing-changes.ts';
import { fieldsDigest } from '../history/undo-steps.ts';
import { because, changeEntry, type Actor } from '../library/change.ts';
import { digest } from '../library/digest.ts';
import { nameKey, type Json, type Library } from '../library/library.ts';
import { revisionsOf, withRevision } from '../library/revisions.ts';
import { withNoted, type Edited } from '../manager/edit-library.ts';
import { PatternsError } from '../patterns-error.ts';
import { revisedFields, revisedPattern } from './revised-pattern.ts';

/** What is proposed: fields to set and to take away, or names of patterns to merge into this one. */
export type RevisionDraft = Pick<PatternRevision, 'set' | 'drop' | 'merge'>;

const ID_LENGTH = 8;

const requireNew = (library: Library, id: string, name: string): void => {
  const verdict = standingChanges(library).done.findLast(
    ({ action, details }) => action === 'dismissed' && details?.['revision'] === id,
  );
  if (verdict === undefined) return;
  const reason = verdict.details?.['reason'];
  const why = typeof reason === 'string' ? ` (${reason})` : '';
  const message = `This change of "${name}" was dismissed on ${verdict.timestamp.slice(0, 10)}${why}; it is not proposed again. A person can still make it.`;
  throw new PatternsError('WRONG_STATUS', message, { pattern: name });
};

const requireValid = (pattern: Pattern, draft: RevisionDraft): void => {
  const revised = revisedPattern(pattern, draft);
  if (revised.kind === 'pattern') return;
  const message = `The change of "${pattern.name}" was not accepted: ${revised.reason}. Nothing was proposed.`;
  throw new PatternsError('INVALID_PATTERN', message, { pattern: pattern.name });
};

/**
 * Puts a change of a pattern, of this library or of another layer, into the inbox. The same change twice is one proposal. Throws
 * `PatternsError` `INVALID_PATTERN`, and `WRONG_STATUS` for a change that somebody dismissed.
 */
export const proposeRevision = (
  library: Library,
  pattern: Pattern,
  draft: RevisionDraft,
  actor: Actor,
  reason?: string,
): Edited<PatternRevision> => {
  const { name } = pattern;
  const id = digest({ pattern: nameKey(name), ...draft }).slice(0, ID_LENGTH);
  const known = revisionsOf(library).find((revision) => revision.id === id);
  if (known !== undefined) return { library, result: known };
  requireNew(library, id, name);
  requireValid(pattern, draft);
  const revision: PatternRevision = {
    id,
    pattern: name,
    timestamp: actor.clock().toISOString(),
    ...(actor.author === undefined ? {} : { author: actor.author }),
    ...(actor.kind === 'tool' ? { by: 'tool' as const } : {}),
    ...because(reason),
    ...draft,
    base: fieldsDigest(pattern, revisedFields(draft)),
  };
  const after = withRevision(library, id, revision as unknown as Json);
  const change = changeEntry(actor, 'proposed', name, { revision: id, ...because(reason) });
  return { library: withNoted(after, change), result: revision };
};
