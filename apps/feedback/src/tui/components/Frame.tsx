import { Box, Text } from 'ink';
import type { ReactElement, ReactNode } from 'react';
import { bindingsOn } from '../keys.ts';
import { rowsOf } from '../rows.ts';
import { SCREENS, type State } from '../state.ts';
import { useTheme } from '../theme.ts';

const TITLES = { overview: 'Overview', inbox: 'Inbox', patterns: 'Patterns' } as const;

const Tabs = ({ state, project }: { readonly state: State; readonly project: string }): ReactElement => {
  const theme = useTheme();
  const waiting = rowsOf({ ...state, filter: '' }, 'inbox').length;
  return (
    <Text wrap="truncate-end">
      <Text {...theme.title}>feedback</Text>
      {SCREENS.map((screen, index) => {
        const tab = `${index + 1} ${TITLES[screen]}${screen === 'inbox' && waiting > 0 ? ` (${waiting})` : ''}`;
        return (
          <Text key={screen}>
            {'  '}
            <Text {...(screen === state.screen ? theme.selected : theme.quiet)}>
              {screen === state.screen ? `[${tab}]` : ` ${tab} `}
            </Text>
          </Text>
        );
      })}
      <Text {...theme.quiet}>{`   ${project}`}</Text>
    </Text>
  );
};

const BottomLine = ({ state }: { readonly state: State }): ReactElement => {
  const theme = useTheme();
  if (state.mode === 'filter')
    return <Text wrap="truncate-start">{`Filter: ${state.filter}▏  Enter keeps it, Esc clears it`}</Text>;
  if (state.mode === 'reason')
    return (
      <Text wrap="truncate-start">{`Why dismiss it? ${state.draft}▏  Enter dismisses, Esc cancels`}</Text>
    );
  if (state.notice !== undefined)
    return (
      <Text wrap="truncate-end" {...theme[state.notice.tone]}>
        {`${state.notice.tone === 'good' ? '✓' : '✗'} ${state.notice.text}`}
      </Text>
    );
  const hints = bindingsOn(state.screen).filter((binding) => binding.hint);
  return (
    <Text wrap="truncate-end" {...theme.quiet}>
      {state.filter === '' ? '' : `filter “${state.filter}” · `}
      {hints.map((binding) => `${binding.keys.split(' ')[0]} ${binding.does}`).join(' · ')}
    </Text>
  );
};

interface Props {
  readonly state: State;
  readonly project: string;
  readonly columns: number;
  readonly rows: number;
  readonly children: ReactNode;
}

/** Tabs above, the screen between, one line of keys or of what just happened below. */
export const Frame = ({ state, project, columns, rows, children }: Props): ReactElement => (
  <Box flexDirection="column" width={columns} height={rows}>
    <Tabs state={state} project={project} />
    <Box flexGrow={1} flexDirection="column" marginTop={1} overflow="hidden">
      {children}
    </Box>
    <BottomLine state={state} />
  </Box>
);
