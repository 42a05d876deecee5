import type { ReactElement } from 'react';
import { List } from '../components/List.tsx';
import { ListAndDetail } from '../components/ListAndDetail.tsx';
import { PatternDetail } from '../components/PatternDetail.tsx';
import { patternLine } from '../pattern-line.ts';
import { rowsOf, selectedRow } from '../rows.ts';
import type { State } from '../state.ts';

interface Props {
  readonly state: State;
  readonly columns: number;
  readonly height: number;
}

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
        draw={patternLine}
        empty={state.filter === '' ? 'The library is empty.' : 'No pattern holds these words.'}
      />
    }
    detail={<PatternDetail pattern={selectedRow(state)} height={height} />}
  />
);
