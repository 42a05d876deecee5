import type { Pattern } from '@feedback/schema';
import type { ReactElement } from 'react';
import { List } from '../components/List.tsx';
import { ListAndDetail } from '../components/ListAndDetail.tsx';
import { PatternDetail } from '../components/PatternDetail.tsx';
import { plainText } from '@feedback/report';
import { rowsOf, selectedRow } from '../rows.ts';
import type { State } from '../state.ts';
import { SEVERITY_MARK } from '../theme.ts';

interface Props {
  readonly state: State;
  readonly columns: number;
  readonly height: number;
}

const lineOf = (pattern: Pattern): string =>
  `${SEVERITY_MARK[pattern.severity]} ${String(pattern.occurrence_frequency).padStart(4)}×  ${plainText(pattern.name)}${
    pattern.status === 'archived' ? ' (archived)' : ''
  }`;

/** The library, with the most frequent mistakes first. */
export const Patterns = ({ state, columns, height }: Props): ReactElement => (
  <ListAndDetail
    columns={columns}
    open={state.mode === 'detail'}
    list={
      <List
        rows={rowsOf(state)}
        cursor={state.cursor.patterns}
        height={height}
        keyOf={(pattern) => pattern.pattern_id}
        draw={lineOf}
        empty={state.filter === '' ? 'The library is empty.' : 'No pattern holds these words.'}
      />
    }
    detail={<PatternDetail pattern={selectedRow(state)} height={height} />}
  />
);
