import type { MistakeKind, MistakeRecord } from '@feedback/schema';
import type { EventRow } from './event-row.ts';
import { severityOfWeight } from './tally-order.ts';

/** What is counted of a row that is known to be a mistake. */
export const mistakeOfRow = (row: Omit<EventRow, 'body' | 'flaky'>): MistakeRecord => ({
  event_id: row.event_id,
  kind: row.kind as MistakeKind,
  timestamp: row.timestamp,
  pattern: row.pattern,
  project: row.project,
  run_id: row.run_id,
  count: row.count,
  severity: severityOfWeight(row.severity),
  path: row.path,
  // Each mistake has one.
  wording: row.wording ?? -1,
});
