import { isActive, parseTimestamp, type Pattern } from '@feedback/schema';
import type { Actor } from '../library/change.ts';
import { patternsOf, type Library } from '../library/library.ts';
import { PatternsError } from '../patterns-error.ts';
import type { Edited } from './edit-library.ts';
import { takeStep } from './lifecycle.ts';

const DAY_MS = 86_400_000;

const instant = (text: string): number => Date.parse(parseTimestamp(text)?.timestamp ?? '');

/**
 * Since when nothing was heard of a pattern (ms since 1970): its last occurrence or the day it became active, whichever is later.
 * `NaN` when neither is known, or one cannot be read: such a pattern is never archived for silence.
 */
const silentSince = ({ last_occurrence, active_since }: Pattern): number => {
  const known = [last_occurrence, active_since].filter((text) => typeof text === 'string');
  return known.length === 0 ? Number.NaN : Math.max(...known.map(instant));
};

/** Archives active patterns that have been silent for more than `days`; answers with their names. */
export const archiveUnused = (library: Library, days: number, actor: Actor): Edited<readonly string[]> => {
  if (!Number.isFinite(days) || days < 0)
    throw new PatternsError('INVALID_VALUE', `"days" is ${days}; give a number from 0 up.`);
  const limit = actor.clock().getTime() - days * DAY_MS;
  const names = patternsOf(library)
    .filter((pattern) => isActive(pattern) && silentSince(pattern) < limit)
    .map((pattern) => pattern.name);
  const reason = `No occurrences in ${days} days`;
  const archived = names.reduce(
    (current, name) => takeStep(current, name, 'archive', actor, { reason }).library,
    library,
  );
  return { library: archived, result: names };
};
