import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { bindingsOn } from '../keys.ts';
import type { ScreenName } from '../state.ts';
import { useTheme } from '../theme.ts';

/** All keys of a screen, drawn from the table of bindings. */
export const Help = ({ screen }: { readonly screen: ScreenName }): ReactElement => {
  const theme = useTheme();
  return (
    <Box flexDirection="column">
      <Text {...theme.title}>Keys on this screen</Text>
      {bindingsOn(screen).map((binding) => (
        <Text key={binding.command} wrap="truncate-end">
          {binding.keys.padEnd(10)} {binding.does}
        </Text>
      ))}
    </Box>
  );
};
