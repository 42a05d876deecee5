import { MISTAKE_KINDS, type MistakeRecord } from '@feedback/schema';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EventRow } from '../event-row.ts';
import { severityOfWeight } from '../tally-order.ts';

const PAGE = 1_000;

const COLUMNS = [
  'event_id',
  'kind',
  'timestamp',
  'pattern',
  'run_id',
  'count',
  'severity',
  'path',
  'project',
  'wording',
] as const satisfies readonly (keyof EventRow)[];

/** All that is read stands in the index, in its order. */
const QUERY = `
  SELECT ${COLUMNS.join(', ')} FROM events INDEXED BY events_in_order
  WHERE (timestamp, event_id) > (?, ?) AND flaky = 0 AND kind IN (${MISTAKE_KINDS.map((kind) => `'${kind}'`).join(', ')})
  ORDER BY timestamp, event_id LIMIT ${PAGE}`;

const prepare = (database: DatabaseSync): StatementSync => {
  const statement = database.prepare(QUERY);
  // An object per row costs more than reading it: 2.6 times the time for a million.
  statement.setReturnArrays(true);
  return statement;
};

/** The columns of the query, in its order. */
type Row = readonly [
  event_id: string,
  kind: MistakeRecord['kind'],
  timestamp: string,
  pattern: string | null,
  run_id: string | null,
  count: number,
  severity: number | null,
  path: string | null,
  project: string | null,
  wording: number,
];

const recordOf = (row: Row): MistakeRecord => ({
  event_id: row[0],
  kind: row[1],
  timestamp: row[2],
  pattern: row[3],
  project: row[8],
  run_id: row[4],
  count: row[5],
  severity: severityOfWeight(row[6]),
  path: row[7],
  wording: row[9],
});

/** Makes what reads the next page of mistakes, in order of time, then id, after the last of the page before. */
export const createMistakePages = (database: DatabaseSync): (() => MistakeRecord[]) => {
  const statement = prepare(database);
  let place: readonly [string, string] = ['', ''];
  return () => {
    const rows = statement.all(...place) as unknown as readonly Row[];
    const records = rows.map(recordOf);
    const last = records.at(-1);
    if (last !== undefined) place = [last.timestamp, last.event_id];
    return records;
  };
};
