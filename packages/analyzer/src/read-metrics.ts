import {
  emptyDocument,
  eventsFromDocument,
  isMistake,
  mistakeRecord,
  parseTimestamp,
  readDocument,
  runKey,
  wordingId,
  wordingOf,
  type DocumentRow,
  type Event,
  type MetricsDocument,
  type MetricsSummary,
  type MistakeEvent,
  type MistakeRecord,
  type Problem,
  type StoredWording,
} from '@feedback/schema';
import { isSettled, type Settled } from './judge/judge-mistakes.ts';
import { openBook } from './judge/read-wordings.ts';
import type { SignatureBook } from './signatures/signature-book.ts';
import { summaryOf } from './measure/summary.ts';
import { indexRuns, type RunIndex } from './measure/run-index.ts';

/** A metrics document made ready for analysis. */
export interface Metrics {
  readonly document: MetricsDocument;
  readonly events: ReadonlyMap<string, MistakeEvent>;
  readonly mistakes: readonly MistakeRecord[];
  readonly wordings: readonly StoredWording[];
  /** Opens a book of signatures as the document keeps it. */
  readonly book: () => SignatureBook;
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

/** Mistakes apart from what they say, in the order of the document. */
const apart = (
  events: readonly Event[],
  given: Readonly<Record<string, string>>,
): Pick<Metrics, 'events' | 'mistakes' | 'wordings'> => {
  const byId = new Map<string, MistakeEvent>();
  const numbers = new Map<string, number>();
  const wordings: StoredWording[] = [];
  const mistakes = events.filter(isMistake).map((event) => {
    byId.set(event.event_id, event);
    const wording = wordingOf(event);
    const id = wordingId(wording);
    const number = numbers.get(id) ?? wordings.length;
    if (number === wordings.length)
      wordings.push({ ...wording, id, wording: number, signature: given[id] ?? null });
    numbers.set(id, number);
    return mistakeRecord(event, number);
  });
  return { events: byId, mistakes, wordings };
};

/** Reads metrics as far as they can be read; everything else is a problem. `now` stands in for times that can't be read. */
export const readMetrics = (value: unknown, now: Date): Metrics => {
  const { document, problems } = read(value);
  const { events, problems: rowProblems } = eventsFromDocument(document, {
    runKey: runKey(['metrics document']),
    source: { tool: 'feedback', format: 'metrics-json' },
    fallback: now.toISOString(),
  });
  const { runs = [], assignments = [], signatures } = document.feedback ?? {};
  return {
    document,
    ...apart(events, signatures?.given ?? {}),
    book: () => openBook(signatures?.state).book,
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
