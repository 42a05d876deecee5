import type { Key } from 'ink';
import type { Mode, ScreenName } from './state.ts';

/** Everything a key can mean. */
export type Command =
  | 'quit'
  | 'help'
  | 'filter'
  | 'next-screen'
  | 'previous-screen'
  | 'overview'
  | 'inbox'
  | 'patterns'
  | 'down'
  | 'up'
  | 'page-down'
  | 'page-up'
  | 'first'
  | 'last'
  | 'open'
  | 'back'
  | 'accept'
  | 'dismiss'
  | 'archive'
  | 'restore'
  | 'snooze'
  | 'undo'
  | 'reload';

export interface Binding {
  readonly command: Command;
  /** As the help shows it. */
  readonly keys: string;
  readonly does: string;
  readonly screens?: readonly ScreenName[];
  /** Named in the bottom line too. */
  readonly hint?: boolean;
  readonly pressed: (input: string, key: Key) => boolean;
}

const typed =
  (...letters: readonly string[]) =>
  (input: string, key: Key): boolean =>
    !key.ctrl && !key.meta && letters.includes(input);

/** The one table that keys, help and the bottom line are drawn from. */
export const BINDINGS: readonly Binding[] = [
  { command: 'help', keys: '?', does: 'keys', hint: true, pressed: typed('?') },
  {
    command: 'quit',
    keys: 'q Ctrl-C',
    does: 'quit',
    hint: true,
    pressed: (input, key) => typed('q')(input, key) || (key.ctrl && input === 'c'),
  },
  {
    command: 'down',
    keys: '↓ j',
    does: 'next line',
    pressed: (input, key) => key.downArrow || typed('j')(input, key),
  },
  {
    command: 'up',
    keys: '↑ k',
    does: 'previous line',
    pressed: (input, key) => key.upArrow || typed('k')(input, key),
  },
  { command: 'page-down', keys: 'PgDn', does: 'a page down', pressed: (_input, key) => key.pageDown },
  { command: 'page-up', keys: 'PgUp', does: 'a page up', pressed: (_input, key) => key.pageUp },
  {
    command: 'first',
    keys: 'Home g',
    does: 'first line',
    pressed: (input, key) => key.home || typed('g')(input, key),
  },
  {
    command: 'last',
    keys: 'End G',
    does: 'last line',
    pressed: (input, key) => key.end || typed('G')(input, key),
  },
  {
    command: 'open',
    keys: 'Enter',
    does: 'show details',
    hint: true,
    screens: ['inbox', 'patterns'],
    pressed: (_input, key) => key.return,
  },
  { command: 'back', keys: 'Esc', does: 'back, or clear the filter', pressed: (_input, key) => key.escape },
  { command: 'accept', keys: 'a', does: 'accept', hint: true, screens: ['inbox'], pressed: typed('a') },
  { command: 'dismiss', keys: 'd', does: 'dismiss', hint: true, screens: ['inbox'], pressed: typed('d') },
  {
    command: 'snooze',
    keys: 's',
    does: 'snooze',
    hint: true,
    screens: ['inbox'],
    pressed: typed('s'),
  },
  {
    command: 'undo',
    keys: 'u',
    does: 'undo',
    screens: ['inbox', 'patterns'],
    pressed: typed('u'),
  },
  { command: 'archive', keys: 'x', does: 'archive', hint: true, screens: ['patterns'], pressed: typed('x') },
  { command: 'restore', keys: 'r', does: 'restore', hint: true, screens: ['patterns'], pressed: typed('r') },
  {
    command: 'filter',
    keys: '/',
    does: 'filter',
    hint: true,
    screens: ['inbox', 'patterns'],
    pressed: typed('/'),
  },
  { command: 'overview', keys: '1', does: 'overview', pressed: typed('1') },
  { command: 'inbox', keys: '2', does: 'inbox', pressed: typed('2') },
  { command: 'patterns', keys: '3', does: 'patterns', pressed: typed('3') },
  {
    command: 'next-screen',
    keys: 'Tab →',
    does: 'next screen',
    hint: true,
    pressed: (_input, key) => (key.tab && !key.shift) || key.rightArrow,
  },
  {
    command: 'previous-screen',
    keys: '⇧Tab ←',
    does: 'previous screen',
    pressed: (_input, key) => (key.tab && key.shift) || key.leftArrow,
  },
  { command: 'reload', keys: 'R', does: 'read everything again', pressed: typed('R') },
];

/** The bindings that mean something on a screen. */
export const bindingsOn = (screen: ScreenName): readonly Binding[] =>
  BINDINGS.filter((binding) => binding.screens === undefined || binding.screens.includes(screen));

/** What a key press means here; `undefined` when nothing, or when it is text for a line that is being typed. */
export const commandOf = (screen: ScreenName, mode: Mode, input: string, key: Key): Command | undefined => {
  const command = bindingsOn(screen).find((binding) => binding.pressed(input, key))?.command;
  if (mode === 'browse' || mode === 'detail' || mode === 'help') return command;
  if (key.ctrl && input === 'c') return 'quit';
  return undefined;
};
