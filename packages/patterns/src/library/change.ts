import { parseTimestamp, PatternChange, type Clock } from '@feedback/schema';
import type { Json, Library } from './library.ts';
import { isRecord } from './read-pattern.ts';

/** What can happen to a pattern, as the change history names it. */
export type ChangeAction =
  | 'added'
  | 'created'
  | 'updated'
  | 'updated_frequency'
  | 'accepted'
  | 'dismissed'
  | 'archived'
  | 'restored'
  | 'deleted'
  | 'snoozed'
  | 'merged'
  | 'proposed'
  | 'undone'
  | 'redone';

/** Who changes the library, and when. */
export interface Actor {
  readonly clock: Clock;
  readonly author?: string | undefined;
  /** What a tool does to an active pattern waits for a person; absent means a person. */
  readonly kind?: ActorKind | undefined;
}

/** Who stands behind a change: somebody who decides, or a program that can only propose. */
export type ActorKind = 'person' | 'tool';

/** The details of a change that was made for a reason; none for an empty one. */
export const because = (reason: string | undefined): Readonly<Record<string, Json>> =>
  reason === undefined || reason.trim() === '' ? {} : { reason };

/** One entry of the change history, made now. */
export const changeEntry = (
  actor: Actor,
  action: ChangeAction,
  pattern: string,
  details: Readonly<Record<string, Json>> = {},
): PatternChange => ({
  timestamp: actor.clock().toISOString(),
  action,
  pattern,
  ...(actor.author === undefined ? {} : { author: actor.author }),
  ...(actor.kind === 'tool' ? { by: 'tool' as const } : {}),
  ...(Object.keys(details).length === 0 ? {} : { details }),
});

/** The change history of a library, oldest first. Times without zone, as the original writes them, are read as UTC. */
export const changesOf = (library: Library): readonly PatternChange[] =>
  library.changelog.flatMap((entry) => {
    if (!isRecord(entry)) return [];
    const timestamp = parseTimestamp(entry['timestamp'])?.timestamp;
    const parsed = PatternChange.safeParse({ ...entry, timestamp });
    return parsed.success ? [parsed.data] : [];
  });
