import { isDeepStrictEqual } from 'node:util';
import { parseTimestamp, type Pattern, type Snooze } from '@feedback/schema';
import { because, changeEntry, type Actor } from '../library/change.ts';
import type { Library } from '../library/library.ts';
import { requirePattern, withReplaced, type Edited } from '../manager/edit-library.ts';
import { PatternsError } from '../patterns-error.ts';
import { requirePerson } from './needs-person.ts';

/** A mistake escalates when it has been seen twice as often as when it was put off, and at least this many times more. */
const ESCALATES_AFTER = 3;

/** Whether a snoozed mistake has got so much more frequent that it can't wait: seen at least twice as often, and 3 times more. */
const hasEscalated = ({ seen }: Snooze, count: number): boolean =>
  count >= Math.max(2 * seen, seen + ESCALATES_AFTER);

/** Whether something is out of the inbox at an instant: put off until later, and not escalated meanwhile. */
export const isSnoozed = (
  { snooze, occurrence_frequency = 0 }: Partial<Pick<Pattern, 'snooze' | 'occurrence_frequency'>>,
  now: Date,
): boolean =>
  snooze !== undefined &&
  Date.parse(snooze.until) > now.getTime() &&
  !hasEscalated(snooze, occurrence_frequency);

/** Reads until when (a date is its first instant in UTC); throws `PatternsError` `INVALID_VALUE` for what is no time to come. */
export const snoozeUntil = (until: string, now: Date): string => {
  const timestamp = parseTimestamp(until)?.timestamp;
  if (timestamp !== undefined && Date.parse(timestamp) > now.getTime()) return timestamp;
  const why = timestamp === undefined ? 'is no date' : 'is not in the future';
  throw new PatternsError(
    'INVALID_VALUE',
    `${JSON.stringify(until)} ${why}. Give a day to come as YYYY-MM-DD, or an instant in ISO 8601.`,
  );
};

/**
 * Takes a proposal out of the inbox until an instant, or until it escalates from `seen`, how often it has occurred by now. Throws
 * `PatternsError` `NOT_FOUND`, `WRONG_STATUS`, `INVALID_VALUE`, `NEEDS_PERSON`.
 */
export const snoozePattern = (
  library: Library,
  name: string,
  { until, seen }: { readonly until: string; readonly seen?: number | undefined },
  actor: Actor,
  reason?: string,
): Edited<Pattern> => {
  const pattern = requirePattern(library, name);
  if (pattern.status !== 'proposed')
    throw new PatternsError(
      'WRONG_STATUS',
      `The pattern "${pattern.name}" is ${pattern.status ?? 'active'}; only proposals can be snoozed. Archive it to take it out of force.`,
      { pattern: pattern.name },
    );
  requirePerson(actor, pattern.name, 'snoozed');
  const snooze = {
    until: snoozeUntil(until, actor.clock()),
    seen: Math.max(0, Math.trunc(seen ?? pattern.occurrence_frequency)),
  };
  if (isDeepStrictEqual(pattern.snooze, snooze)) return { library, result: pattern };
  const next: Pattern = { ...pattern, snooze };
  const change = changeEntry(actor, 'snoozed', pattern.name, { until: snooze.until, ...because(reason) });
  return { library: withReplaced(library, pattern, next, change), result: next };
};
