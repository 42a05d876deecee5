import { Box } from 'ink';
import type { ReactElement, ReactNode } from 'react';

/** From this width on a list and its detail stand side by side. */
const WIDE = 100;

interface Props {
  readonly columns: number;
  /** Whether the detail was asked for, which decides where both don't fit. */
  readonly open: boolean;
  readonly list: ReactNode;
  readonly detail: ReactNode;
}

/** A list and the detail of its selected row: side by side, or one of them on a narrow terminal. */
export const ListAndDetail = ({ columns, open, list, detail }: Props): ReactElement => {
  if (columns < WIDE)
    return (
      <Box flexDirection="column" flexGrow={1}>
        {open ? detail : list}
      </Box>
    );
  const left = Math.min(64, Math.floor(columns * 0.45));
  return (
    <Box flexGrow={1}>
      <Box width={left} flexDirection="column" paddingRight={2}>
        {list}
      </Box>
      <Box width={columns - left} flexDirection="column">
        {detail}
      </Box>
    </Box>
  );
};
