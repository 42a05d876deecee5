import {
  emptyDocument,
  eventsFromDocument,
  parseTimestamp,
  readDocument,
  runKey,
  type DocumentRow,
  type Event,
  type MetricsDocument,
  type MetricsSummary,
  type Problem,
} from '@feedback/schema';
import { isSettled, type Settled } from './judge/judge-event.ts';
import { summaryOf } from './measure/summary.ts';
import { indexRuns, type RunIndex } from './measure/run-index.ts';

/** A metrics document made ready for analysis. */
export interface Metrics {
  readonly document: MetricsDocument;
  readonly events: readonly Event[];
  readonly runs: RunIndex;
  readonly settled: Settled;
  readonly problems: readonly Problem[];
}

const NOT_A_DOCUMENT: Problem = {
  severity: 'error',
  code: 'NOT_A_DOCUMENT',
  message:
    'The metrics are no JSON object, so nothing could be analysed; give what exportDict() or the export command returns.',
};

const read = (
  value: unknown,
): { readonly document: MetricsDocument; readonly problems: readonly Problem[] } => {
  try {
    return readDocument(value) ?? { document: emptyDocument(), problems: [NOT_A_DOCUMENT] };
  } catch {
    // A value that can't be cloned, such as one with functions in it, is no JSON.
    return { document: emptyDocument(), problems: [NOT_A_DOCUMENT] };
  }
};

/** Reads metrics as far as they can be read; everything else is a problem. `now` stands in for times that can't be read. */
export const readMetrics = (value: unknown, now: Date): Metrics => {
  const { document, problems } = read(value);
  const { events, problems: rowProblems } = eventsFromDocument(document, {
    runKey: runKey(['metrics document']),
    source: { tool: 'feedback', format: 'metrics-json' },
    fallback: now.toISOString(),
  });
  const { runs = [], assignments = [] } = document.feedback ?? {};
  return {
    document,
    events,
    runs: indexRuns(runs),
    settled: new Map(assignments.filter(isSettled).map(({ id, pattern }) => [id, pattern])),
    problems: [...problems, ...rowProblems],
  };
};

/** Rows of a document by category; with `since`, those whose time isn't before it. Rows without a readable time are in. */
export const summarizeRows = (document: MetricsDocument, since: string | null): MetricsSummary => {
  const isIn = (row: DocumentRow): boolean => {
    const time = parseTimestamp(row['timestamp'])?.timestamp;
    return since === null || time === undefined || time >= since;
  };
  return summaryOf((category) => document[category].filter(isIn).length);
};
