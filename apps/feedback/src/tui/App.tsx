import { Box, Text, useApp, useInput, usePaste, useWindowSize, type Key } from 'ink';
import { useCallback, useEffect, useReducer, type ReactElement } from 'react';
import { Frame } from './components/Frame.tsx';
import { Help } from './components/Help.tsx';
import { commandOf, type Command } from './keys.ts';
import { plainText } from '@feedback/report';
import { Inbox } from './screens/Inbox.tsx';
import { Overview } from './screens/Overview.tsx';
import { Patterns } from './screens/Patterns.tsx';
import type { Session } from './session.ts';
import { reduce } from './reduce.ts';
import { selectedRow } from './rows.ts';
import { initialState, type State } from './state.ts';
import { ThemeContext, useTheme, type Theme } from './theme.ts';

/** Tabs, blank line and bottom line. */
const CHROME = 3;

const Screen = ({
  state,
  columns,
  height,
}: {
  readonly state: State;
  readonly columns: number;
  readonly height: number;
}): ReactElement => {
  const theme = useTheme();
  if (state.snapshot === undefined) return <Text {...theme.quiet}>reading…</Text>;
  if (state.mode === 'help') return <Help screen={state.screen} height={height} />;
  switch (state.screen) {
    case 'overview':
      return <Overview analysis={state.snapshot.analysis} columns={columns} height={height} />;
    case 'inbox':
      return <Inbox state={state} columns={columns} height={height} />;
    case 'patterns':
      return <Patterns state={state} columns={columns} height={height} />;
    default:
      return state.screen satisfies never;
  }
};

type Change = (session: Session, name: string, reason: string) => Promise<void>;

/** The commands that change the library, with what to say when it is done. */
const CHANGES: Partial<Record<Command, { readonly change: Change; readonly done: string }>> = {
  accept: { change: (session, name) => session.accept(name), done: 'accepted' },
  dismiss: { change: (session, name, reason) => session.dismiss(name, reason), done: 'dismissed' },
  archive: { change: (session, name) => session.archive(name), done: 'archived' },
  restore: { change: (session, name) => session.restore(name), done: 'restored' },
  snooze: { change: (session, name) => session.snooze(name), done: 'put off for a week' },
};

/** The terminal app: draws the state, turns keys into actions, and asks the session to read and to change. */
export const App = ({
  session,
  theme,
}: {
  readonly session: Session;
  readonly theme: Theme;
}): ReactElement => {
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const [state, dispatch] = useReducer(reduce, initialState);
  const height = Math.max(1, rows - 1 - CHROME);

  const attempt = useCallback(async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      dispatch({ type: 'noticed', notice: { tone: 'bad', text: plainText(text) } });
    }
  }, []);

  const load = useCallback(async (): Promise<void> => {
    dispatch({ type: 'loaded', snapshot: await session.load() });
  }, [session]);

  useEffect(() => {
    void attempt(load);
  }, [attempt, load]);

  const change = (command: Command, reason: string): void => {
    const name = selectedRow(state)?.name;
    const entry = CHANGES[command];
    if (name === undefined || entry === undefined) return;
    void attempt(async () => {
      await entry.change(session, name, reason);
      await load();
      dispatch({ type: 'noticed', notice: { tone: 'good', text: `${plainText(name)} ${entry.done}` } });
    });
  };

  const undo = async (): Promise<void> => {
    const text = plainText(await session.undo());
    await load();
    dispatch({ type: 'noticed', notice: { tone: 'good', text } });
  };

  const command = (name: Command): void => {
    dispatch({ type: 'commanded', command: name, page: height });
    if (name === 'quit') exit();
    else if (name === 'reload') void attempt(load);
    else if (name === 'undo') void attempt(undo);
    else if (name !== 'dismiss') change(name, '');
  };

  const write = (input: string, key: Key): void => {
    if (key.escape) dispatch({ type: 'escaped' });
    else if (key.return) {
      if (state.mode === 'reason') change('dismiss', state.draft);
      dispatch({ type: 'entered' });
    } else if (key.backspace || key.delete) dispatch({ type: 'erased' });
    else if (!key.ctrl && !key.meta && input !== '') dispatch({ type: 'typed', text: plainText(input) });
  };

  const isWriting = state.mode === 'filter' || state.mode === 'reason';
  useInput((input, key) => {
    const name = commandOf(state.screen, state.mode, input, key);
    if (name !== undefined) command(name);
    else if (isWriting) write(input, key);
  });
  usePaste((text) => dispatch({ type: 'typed', text: plainText(text).replaceAll('\n', ' ') }), {
    isActive: isWriting,
  });

  return (
    <ThemeContext.Provider value={theme}>
      <Box>
        <Frame
          state={state}
          project={plainText(state.snapshot?.project ?? '')}
          columns={columns}
          rows={Math.max(4, rows - 1)}
        >
          <Screen state={state} columns={columns} height={height} />
        </Frame>
      </Box>
    </ThemeContext.Provider>
  );
};
