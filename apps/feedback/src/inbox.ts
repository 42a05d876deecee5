import { openInbox, type Inbox, type InboxItem } from '@feedback/patterns';
import { patternName, type Pattern, type PatternStats, type RuleEvidence } from '@feedback/schema';
import type { Context } from './context.ts';
import { readEvidence } from './learning/project-evidence.ts';
import type { Library } from './library.ts';

/** What an inbox stands on beside the library. */
export interface InboxGround {
  /** The whole library with its numbers. */
  readonly patterns: readonly Pattern[];
  readonly evidence: readonly RuleEvidence[];
  readonly now: Date;
}

/** The inbox of a project's library over given numbers and evidence. */
export const inboxOver = ({ own }: Library, ground: InboxGround): Inbox =>
  openInbox({ ...ground, revisions: own.getRevisions(), changes: own.getChanges() });

/** The inbox of the project as it is now. */
export const readInbox = async (context: Context): Promise<Inbox> => {
  const library = await context.library();
  const stats: readonly PatternStats[] = await (await context.readStore()).stats();
  return inboxOver(library, {
    patterns: library.patterns(stats),
    evidence: await readEvidence(context),
    now: context.io.clock(),
  });
};

/** The proposal of that name in any spelling, also one that is put off. */
export const findItem = ({ items, snoozed }: Inbox, name: string): InboxItem | undefined =>
  [...items, ...snoozed].find((item) => item.name === name || patternName(item.name) === patternName(name));
