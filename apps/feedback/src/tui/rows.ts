import type { Pattern } from '@feedback/schema';
import type { Proposal } from './session.ts';
import type { ScreenName, State } from './state.ts';

const statusOf = (pattern: Pattern): NonNullable<Pattern['status']> => pattern.status ?? 'active';

const MEMBERS: Readonly<Record<ScreenName, (pattern: Pattern) => boolean>> = {
  overview: () => false,
  inbox: (pattern) => statusOf(pattern) === 'proposed',
  patterns: (pattern) => statusOf(pattern) === 'active' || statusOf(pattern) === 'archived',
};

const containsAll = (pattern: Pattern, filter: string): boolean => {
  const text = [
    pattern.name,
    pattern.description,
    pattern.severity,
    pattern.language ?? '',
    ...(pattern.tags ?? []),
  ]
    .join(' ')
    .replaceAll('_', ' ')
    .toLowerCase();
  return filter
    .toLowerCase()
    .split(/[\s_]+/)
    .every((word) => text.includes(word));
};

/** The inbox keeps its order, and its rows go by the names that verdicts take. */
const inboxRows = (inbox: readonly Proposal[], filter: string): readonly Pattern[] =>
  inbox.map(({ name, pattern }) => ({ ...pattern, name })).filter((pattern) => containsAll(pattern, filter));

/**
 * The rows of a screen's list: those of the screen that hold every word of the filter, the most frequent first; the inbox in the
 * order in which to decide.
 */
export const rowsOf = (state: State, screen: ScreenName = state.screen): readonly Pattern[] => {
  const { patterns = [], inbox } = state.snapshot ?? {};
  if (screen === 'inbox' && inbox !== undefined) return inboxRows(inbox, state.filter);
  return patterns
    .filter((pattern) => MEMBERS[screen](pattern) && containsAll(pattern, state.filter))
    .toSorted(
      (a, b) =>
        Number(statusOf(a) === 'archived') - Number(statusOf(b) === 'archived') ||
        b.occurrence_frequency - a.occurrence_frequency ||
        a.name.localeCompare(b.name),
    );
};

/** What there is to say about the selected proposal. */
export const selectedNotes = (state: State): readonly string[] => {
  const name = selectedRow(state)?.name;
  return state.snapshot?.inbox?.find((proposal) => proposal.name === name)?.notes ?? [];
};

/** The row under the cursor. */
export const selectedRow = (state: State): Pattern | undefined => rowsOf(state)[state.cursor[state.screen]];
