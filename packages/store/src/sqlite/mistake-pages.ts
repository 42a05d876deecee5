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
const FROM_INDEX = `SELECT ${COLUMNS.join(', ')} FROM events INDEXED BY events_in_order`;

const NEXT = `
  ${FROM_INDEX}
  WHERE (timestamp, event_id) > (?, ?) AND flaky = 0 AND kind IN (${MISTAKE_KINDS.map((kind) => `'${kind}'`).join(', ')})
  ORDER BY timestamp, event_id LIMIT ${PAGE}`;

/** Only mistakes have a wording. */
const OF_WORDINGS = `
  ${FROM_INDEX}
  WHERE wording IN (SELECT value FROM json_each(?))
  ORDER BY timestamp, event_id`;

const prepare = (database: DatabaseSync, query: string): StatementSync => {
  const statement = database.prepare(query);
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

/** Pages of mistakes, in order of time, then id. */
export function* mistakePages(database: DatabaseSync): Iterable<MistakeRecord[]> {
  const statement = prepare(database, NEXT);
  let place: readonly [string, string] = ['', ''];
  for (;;) {
    const page = (statement.all(...place) as unknown as readonly Row[]).map(recordOf);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    place = [last.timestamp, last.event_id];
  }
}

/** The same of the mistakes of some wordings. One statement reads them all, since each would have to be told of the wordings. */
export function* mistakePagesOf(
  database: DatabaseSync,
  wordings: readonly number[],
): Iterable<MistakeRecord[]> {
  let page: MistakeRecord[] = [];
  for (const row of prepare(database, OF_WORDINGS).iterate(JSON.stringify(wordings))) {
    page.push(recordOf(row as unknown as Row));
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
