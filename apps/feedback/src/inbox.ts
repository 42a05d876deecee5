import { openInbox, type Inbox, type InboxItem } from '@feedback/patterns';
import { patternName, type Pattern, type PatternStats } from '@feedback/schema';
import type { Context } from './context.ts';
import type { Library } from './library.ts';

/** The inbox of a project's library over given numbers. */
export const inboxOver = (library: Library, patterns: readonly Pattern[], now: Date): Inbox =>
  openInbox({ patterns, revisions: library.own.getRevisions(), changes: library.own.getChanges(), now });

/** The inbox of the project as it is now. */
export const readInbox = async (context: Context): Promise<Inbox> => {
  const library = await context.library();
  const stats: readonly PatternStats[] = await (await context.readStore()).stats();
  return inboxOver(library, library.patterns(stats), context.io.clock());
};

/** The proposal of that name in any spelling, also one that is put off. */
export const findItem = ({ items, snoozed }: Inbox, name: string): InboxItem | undefined =>
  [...items, ...snoozed].find((item) => item.name === name || patternName(item.name) === patternName(name));
