import type { ReactElement } from 'react';
import { List } from '../components/List.tsx';
import { ListAndDetail } from '../components/ListAndDetail.tsx';
import { PatternDetail } from '../components/PatternDetail.tsx';
import { patternLine } from '../pattern-line.ts';
import { rowsOf, selectedNotes, selectedRow } from '../rows.ts';
import type { State } from '../state.ts';

interface Props {
  readonly state: State;
  readonly columns: number;
  readonly height: number;
}

/** What waits for a verdict, in the order in which to decide: mistakes that no pattern covers yet, and changes that tools propose. */
export const Inbox = ({ state, columns, height }: Props): ReactElement => (
  <ListAndDetail
    columns={columns}
    open={state.mode === 'detail'}
    list={
      <List
        rows={rowsOf(state)}
        cursor={state.cursor.inbox}
        height={height}
        keyOf={(pattern) => pattern.name}
        draw={patternLine}
        empty={
          state.filter === ''
            ? 'No proposals. `feedback collect` then `feedback analyze` finds what recurs.'
            : 'No proposal holds these words.'
        }
      />
    }
    detail={<PatternDetail pattern={selectedRow(state)} notes={selectedNotes(state)} height={height} />}
  />
);
