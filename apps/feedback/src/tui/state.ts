import type { Pattern } from '@feedback/schema';
import type { Command } from './keys.ts';
import type { Proposal, Snapshot } from './session.ts';

export const SCREENS = ['overview', 'inbox', 'patterns'] as const;
export type ScreenName = (typeof SCREENS)[number];

/** `filter` and `reason` are modes in which keys are text. */
export type Mode = 'browse' | 'detail' | 'help' | 'filter' | 'reason';

export interface Notice {
  readonly tone: 'good' | 'bad';
  readonly text: string;
}

export interface State {
  readonly screen: ScreenName;
  readonly mode: Mode;
  readonly cursor: Readonly<Record<ScreenName, number>>;
  readonly filter: string;
  /** The line that is being typed as a reason. */
  readonly draft: string;
  readonly snapshot?: Snapshot;
  readonly notice?: Notice;
}

export type Action =
  | { readonly type: 'loaded'; readonly snapshot: Snapshot }
  | { readonly type: 'noticed'; readonly notice: Notice }
  | { readonly type: 'commanded'; readonly command: Command; readonly page: number }
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'erased' }
  | { readonly type: 'entered' }
  | { readonly type: 'escaped' };

export const initialState: State = {
  screen: 'overview',
  mode: 'browse',
  cursor: { overview: 0, inbox: 0, patterns: 0 },
  filter: '',
  draft: '',
};

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

const clampCursor = (state: State): State => {
  const last = Math.max(0, rowsOf(state).length - 1);
  const at = Math.min(Math.max(0, state.cursor[state.screen]), last);
  return at === state.cursor[state.screen]
    ? state
    : { ...state, cursor: { ...state.cursor, [state.screen]: at } };
};

const moved = (state: State, to: number): State =>
  clampCursor({ ...state, cursor: { ...state.cursor, [state.screen]: to } });

const shown = (state: State, screen: ScreenName): State => clampCursor({ ...state, screen, mode: 'browse' });

const neighbour = (screen: ScreenName, step: number): ScreenName =>
  SCREENS[(SCREENS.indexOf(screen) + step + SCREENS.length) % SCREENS.length] ?? 'overview';

const commanded = (state: State, command: Command, page: number): State => {
  const at = state.cursor[state.screen];
  switch (command) {
    case 'down':
      return moved(state, at + 1);
    case 'up':
      return moved(state, at - 1);
    case 'page-down':
      return moved(state, at + page);
    case 'page-up':
      return moved(state, at - page);
    case 'first':
      return moved(state, 0);
    case 'last':
      return moved(state, Number.MAX_SAFE_INTEGER);
    case 'overview':
    case 'inbox':
    case 'patterns':
      return shown(state, command);
    case 'next-screen':
      return shown(state, neighbour(state.screen, 1));
    case 'previous-screen':
      return shown(state, neighbour(state.screen, -1));
    case 'help':
      return { ...state, mode: state.mode === 'help' ? 'browse' : 'help' };
    case 'filter':
      return { ...state, mode: 'filter' };
    case 'open':
      return selectedRow(state) === undefined ? state : { ...state, mode: 'detail' };
    case 'back':
      return state.mode === 'browse' ? clampCursor({ ...state, filter: '' }) : { ...state, mode: 'browse' };
    case 'dismiss':
      return selectedRow(state) === undefined ? state : { ...state, mode: 'reason', draft: '' };
    case 'accept':
    case 'archive':
    case 'restore':
    case 'snooze':
    case 'undo':
    case 'reload':
    case 'quit':
      return state;
    default:
      return command satisfies never;
  }
};

const graphemes = new Intl.Segmenter();

/** A text without its last character as people count them. */
const withoutLast = (text: string): string => {
  const last = [...graphemes.segment(text)].at(-1);
  return last === undefined ? '' : text.slice(0, last.index);
};

/** The app's whole behaviour but for reading and writing. A notice stays until the next key. */
export const reduce = (state: State, action: Action): State => {
  switch (action.type) {
    case 'loaded':
      return clampCursor({ ...state, snapshot: action.snapshot });
    case 'noticed':
      return { ...state, notice: action.notice };
    case 'commanded': {
      const { notice: _gone, ...quiet } = state;
      return commanded(quiet, action.command, action.page);
    }
    case 'typed':
      return state.mode === 'filter'
        ? moved({ ...state, filter: state.filter + action.text }, 0)
        : { ...state, draft: state.draft + action.text };
    case 'erased':
      return state.mode === 'filter'
        ? moved({ ...state, filter: withoutLast(state.filter) }, 0)
        : { ...state, draft: withoutLast(state.draft) };
    case 'entered':
      return { ...state, mode: 'browse' };
    case 'escaped':
      return clampCursor({
        ...state,
        mode: 'browse',
        draft: '',
        filter: state.mode === 'filter' ? '' : state.filter,
      });
    default:
      return action satisfies never;
  }
};
