import { Box, Text } from 'ink';
import type { ReactElement, ReactNode } from 'react';
import { useTheme } from '../theme.ts';

interface Props<Row> {
  readonly rows: readonly Row[];
  readonly cursor: number;
  /** In lines; only these rows are drawn. */
  readonly height: number;
  readonly keyOf: (row: Row) => string;
  readonly draw: (row: Row) => ReactNode;
  /** What stands there when there are no rows. */
  readonly empty: string;
}

/** The first row of the window that shows the cursor in its middle where it can. */
const windowStart = (cursor: number, count: number, height: number): number =>
  Math.max(0, Math.min(cursor - Math.floor(height / 2), count - height));

/** A list with one line per row, of which only the visible window is drawn. */
export const List = <Row,>({ rows, cursor, height, keyOf, draw, empty }: Props<Row>): ReactElement => {
  const theme = useTheme();
  if (rows.length === 0)
    return (
      <Text {...theme.quiet} wrap="wrap">
        {empty}
      </Text>
    );
  const start = windowStart(cursor, rows.length, height);
  return (
    <Box flexDirection="column">
      {rows.slice(start, start + height).map((row, index) => (
        <Text key={keyOf(row)} wrap="truncate-end" {...(start + index === cursor ? theme.selected : {})}>
          {start + index === cursor ? '▸ ' : '  '}
          {draw(row)}
        </Text>
      ))}
    </Box>
  );
};
