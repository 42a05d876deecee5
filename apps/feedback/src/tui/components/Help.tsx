import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { bindingsOn } from '../keys.ts';
import type { ScreenName } from '../state.ts';
import { useTheme } from '../theme.ts';

interface Props {
  readonly screen: ScreenName;
  readonly height: number;
}

/** All keys of a screen, drawn from the table of bindings, in as many columns as its height needs. */
export const Help = ({ screen, height }: Props): ReactElement => {
  const theme = useTheme();
  const bindings = bindingsOn(screen);
  const perColumn = Math.max(1, height - 1);
  const columns = Array.from({ length: Math.ceil(bindings.length / perColumn) }, (_, column) =>
    bindings.slice(column * perColumn, (column + 1) * perColumn),
  );
  return (
    <Box flexDirection="column">
      <Text {...theme.title}>Keys on this screen</Text>
      <Box columnGap={2}>
        {columns.map((column) => (
          <Box key={column[0]?.command} flexDirection="column">
            {column.map((binding) => (
              <Text key={binding.command} wrap="truncate-end">
                {binding.keys.padEnd(9)}
                {binding.does}
              </Text>
            ))}
          </Box>
        ))}
      </Box>
    </Box>
  );
};
