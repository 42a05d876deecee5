import type { Snapshot } from './session.ts';

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

export const initialState: State = {
  screen: 'overview',
  mode: 'browse',
  cursor: { overview: 0, inbox: 0, patterns: 0 },
  filter: '',
  draft: '',
};
