import type { Command } from './keys.ts';
import { rowsOf, selectedRow } from './rows.ts';
import type { Snapshot } from './session.ts';
import { SCREENS, type Notice, type ScreenName, type State } from './state.ts';

export type Action =
  | { readonly type: 'loaded'; readonly snapshot: Snapshot }
  | { readonly type: 'noticed'; readonly notice: Notice }
  | { readonly type: 'commanded'; readonly command: Command; readonly page: number }
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'erased' }
  | { readonly type: 'entered' }
  | { readonly type: 'escaped' };

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
