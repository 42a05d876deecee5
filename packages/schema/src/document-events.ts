import { Event, type EventKind, type Source } from './event.ts';
import { eventId } from './identity.ts';
import {
  CATEGORIES,
  emptyDocument,
  type Category,
  type DocumentRow,
  type MetricsDocument,
} from './metrics-document.ts';
import type { Problem } from './problem.ts';
import { toSeverity } from './severity.ts';
import { parseTimestamp } from './timestamp.ts';

type CategoryKind = Extract<
  EventKind,
  'bug' | 'test_failure' | 'code_review' | 'performance' | 'deployment' | 'code_generation' | 'llm_call'
>;

interface Layout {
  readonly kind: CategoryKind;
  /** The original's columns with what it writes for a missing value. */
  readonly columns: Readonly<Record<string, DocumentRow[string]>>;
  /** The columns that make two rows one row with a count; none means that each event is a row. */
  readonly merge?: readonly string[];
}

/** How each category of the document lays out an event. `pattern` is `pattern_violated` in test failures. */
const LAYOUT: Readonly<Record<Category, Layout>> = {
  bugs: {
    kind: 'bug',
    columns: { pattern: '', error: '', code: '', file_path: '', line: null, stack_trace: null },
    merge: ['pattern', 'error', 'file_path'],
  },
  test_failures: {
    kind: 'test_failure',
    columns: { test_name: '', failure_reason: '', pattern_violated: null, code_snippet: null },
    merge: ['test_name', 'failure_reason', 'pattern_violated'],
  },
  code_reviews: {
    kind: 'code_review',
    columns: { issue_type: '', pattern: '', severity: 'medium', file_path: '', line: null, suggestion: null },
  },
  performance_metrics: { kind: 'performance', columns: { metric_type: '', details: {} } },
  deployment_issues: {
    kind: 'deployment',
    columns: {
      issue_type: '',
      pattern: '',
      environment: '',
      root_cause: null,
      resolution_time_minutes: null,
    },
  },
  code_generation: {
    kind: 'code_generation',
    columns: {
      prompt: '',
      patterns_applied: [],
      confidence: 0,
      success: true,
      code_length: null,
      compilation_error: null,
      metadata: {},
    },
  },
  llm_calls: { kind: 'llm_call', columns: { provider: 'unknown', model: 'unknown', success: true } },
};

const CATEGORY_OF = new Map<EventKind, Category>(
  CATEGORIES.map((category) => [LAYOUT[category].kind, category]),
);

const patternColumn = (category: Category): string =>
  category === 'test_failures' ? 'pattern_violated' : 'pattern';

/** The document's category for an event; `undefined` for kinds that the original does not know. */
export const categoryOf = (kind: EventKind): Category | undefined => CATEGORY_OF.get(kind);

const columnsOf = (category: Category, event: Event): DocumentRow => {
  const fields: Record<string, unknown> = event;
  return Object.fromEntries(
    Object.entries(LAYOUT[category].columns).map(([name, missing]) => [
      name,
      (name === patternColumn(category) ? event.pattern : fields[name]) ?? missing,
    ]),
  ) as DocumentRow;
};

/**
 * What the row's columns don't say about the event. `null` stands for a field that the event lacks while the row, which it
 * may share with other events, has it.
 */
const occurrenceOf = (category: Category, row: DocumentRow, event: Event): DocumentRow => {
  const said = eventFields(category, row);
  const fields: Record<string, unknown> = event;
  const names = new Set([...Object.keys(said), ...Object.keys(fields)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(said[name]) !== JSON.stringify(fields[name]))
      .map((name) => [name, fields[name] ?? null]),
  ) as DocumentRow;
};

const occurrencesOf = (row: DocumentRow): readonly DocumentRow[] =>
  Array.isArray(row['occurrences'])
    ? row['occurrences'].filter(
        (one): one is DocumentRow => typeof one === 'object' && one !== null && !Array.isArray(one),
      )
    : [];

/** How much of a row's count its occurrences explain; the rest was counted by the original. */
const explained = (row: DocumentRow): number =>
  occurrencesOf(row).reduce((sum, occurrence) => sum + (wholeCount(occurrence['count']) ?? 1), 0);

const rowKey = (category: Category, row: DocumentRow): string | undefined => {
  const { merge } = LAYOUT[category];
  return merge && JSON.stringify([category, ...merge.map((name) => row[name])]);
};

/** A copy of the document whose lists can be added to, and its rows that more events may join, by their key. */
const extensible = (onto: MetricsDocument) => {
  const document: MetricsDocument = { ...emptyDocument(), ...onto };
  const byKey = new Map<string, DocumentRow>();
  for (const category of CATEGORIES)
    document[category] = document[category].map((row) => {
      const key = rowKey(category, row);
      // A row that the original counted has one time for all: it stays as it is, so that no fact changes its time.
      if (key === undefined || byKey.has(key) || explained(row) !== row['count']) return row;
      const copy = { ...row, occurrences: [...occurrencesOf(row)] };
      byKey.set(key, copy);
      return copy;
    });
  return { document, byKey };
};

/**
 * Lays events out as the original's document, after the rows of `onto`, which is not changed. Equal bugs and equal test
 * failures share a row with a `count`; the extra field `occurrences` keeps what the row can't say, so that
 * `eventsFromDocument` gives the same events again.
 */
export const documentFromEvents = (
  events: Iterable<Event>,
  onto: MetricsDocument = emptyDocument(),
): MetricsDocument => {
  const { document, byKey } = extensible(onto);
  const others: Event[] = [];
  for (const event of events) {
    const category = categoryOf(event.kind);
    if (category === undefined) {
      others.push(event);
      continue;
    }
    const columns = columnsOf(category, event);
    const key = rowKey(category, columns);
    let row = key === undefined ? undefined : byKey.get(key);
    if (row === undefined) {
      row = {
        ...columns,
        timestamp: event.timestamp,
        ...(key === undefined ? {} : { count: 0 }),
        occurrences: [],
      };
      document[category].push(row);
      if (key !== undefined) byKey.set(key, row);
    }
    if (key !== undefined) row['count'] = Number(row['count']) + (event.count ?? 1);
    if (event.timestamp > text(row['timestamp'])) row['timestamp'] = event.timestamp;
    (row['occurrences'] as DocumentRow[]).push(occurrenceOf(category, row, event));
  }
  if (others.length > 0)
    document.feedback = {
      schema_version: 1,
      runs: [],
      assignments: [],
      episodes: [],
      stats: [],
      ...onto.feedback,
      events: [...(onto.feedback?.events ?? []), ...others],
    };
  return document;
};

export interface DocumentReading {
  /** The run key of rows without an id of their own. */
  readonly runKey: string;
  readonly source: Source;
  /** The time of rows that have none that can be read, ISO 8601 UTC. */
  readonly fallback: string;
}

/** The field of an event's `extra` that keeps a severity which could not be read; its `severity` is then a stand-in. */
export const UNKNOWN_SEVERITY = 'unknown_severity';

/** A row counted more often than this becomes this many events, the last of which carries the rest. */
const EXPANDED = 1_000;

const wholeCount = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
};

const text = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

/** Makes a row's value fit its column where that needs no guess; `undefined` leaves it out. */
const fitted = (name: string, value: unknown, missing: unknown): unknown => {
  if (value === null || value === undefined) return missing ?? undefined;
  if (name === 'line') return wholeCount(value);
  if (name === 'severity') return toSeverity(value) ?? 'medium';
  if (typeof missing === 'string') return text(value);
  return value;
};

/** Reads a document's rows as events; a row that can't be one is a problem that names it, the others are kept. */
export const eventsFromDocument = (
  document: MetricsDocument,
  reading: DocumentReading,
): { readonly events: Event[]; readonly problems: Problem[] } => {
  const events: Event[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  const add = (candidate: Record<string, unknown>, place: string): void => {
    const parsed = Event.safeParse(candidate);
    if (parsed.success) {
      events.push(parsed.data);
      return;
    }
    const [issue] = parsed.error.issues;
    problems.push({
      severity: 'warning',
      code: 'INVALID_ROW',
      message: `${place} was left out: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. Correct it in the file and read it again.`,
    });
  };
  for (const category of CATEGORIES)
    document[category].forEach((row, index) => {
      const place = `${category}[${index}]`;
      for (const occurrence of occurrencesOf(row))
        add(withoutNulls({ ...eventFields(category, row), ...occurrence }), place);
      const plain = countedByOriginal(category, row, seen);
      if (plain === undefined) return;
      for (const event of plainRow(category, plain, reading, seen, place, problems)) add(event, place);
    });
  events.push(...(document.feedback?.events ?? []));
  return { events, problems };
};

const withoutNulls = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

const recordKey = (category: Category, row: DocumentRow): readonly string[] => {
  const { merge } = LAYOUT[category];
  return merge ? [category, ...merge.map((name) => text(row[name]))] : [category, JSON.stringify(row)];
};

/** The part of a row that has no occurrences: all of an original's row, or what the original added to one of ours. */
const countedByOriginal = (
  category: Category,
  row: DocumentRow,
  seen: Map<string, number>,
): DocumentRow | undefined => {
  const known = explained(row);
  if (known === 0) return row;
  const rest = (wholeCount(row['count']) ?? 0) - known;
  if (rest <= 0) return undefined;
  const { occurrences: _, ...plain } = row;
  // The ordinals before are those that the occurrences were given.
  const key = JSON.stringify(recordKey(category, plain));
  seen.set(key, (seen.get(key) ?? 0) + known);
  return { ...plain, count: rest };
};

const eventFields = (category: Category, row: DocumentRow): Record<string, unknown> => {
  const { kind, columns } = LAYOUT[category];
  const fields: Record<string, unknown> = { kind };
  for (const [name, missing] of Object.entries(columns)) {
    const value = fitted(name, row[name], missing);
    if (value === undefined) continue;
    if (name === patternColumn(category)) {
      if (text(value) !== '') fields['pattern'] = text(value);
    } else fields[name] = value;
  }
  return fields;
};

const plainRow = (
  category: Category,
  row: DocumentRow,
  reading: DocumentReading,
  seen: Map<string, number>,
  place: string,
  problems: Problem[],
): Record<string, unknown>[] => {
  const fields = eventFields(category, row);
  const time = parseTimestamp(row['timestamp']);
  if (time === undefined && row['timestamp'] !== undefined)
    problems.push({
      severity: 'warning',
      code: 'INVALID_TIMESTAMP',
      message: `${place}: ${JSON.stringify(row['timestamp'])} is no ISO 8601 time; the time of reading was taken instead.`,
    });
  const count = wholeCount(row['count'] ?? 1);
  if (count === undefined)
    problems.push({
      severity: 'warning',
      code: 'INVALID_COUNT',
      message: `${place}: the count ${JSON.stringify(row['count'])} is no whole number above 0; the row was counted once.`,
    });
  const { columns } = LAYOUT[category];
  const extra = Object.entries(row).filter(
    ([name]) => !(name in columns || name === 'timestamp' || name === 'count'),
  );
<<<<<<< HEAD
  const record = recordKey(category, row);
=======
  const severity = row['severity'];
  if ('severity' in columns && toSeverity(severity) === undefined) {
    // Kept beside the `medium` that stands in for it, so that a guess never outweighs what somebody really said.
    extra.push([UNKNOWN_SEVERITY, severity ?? null]);
    if (typeof severity === 'string' && severity.trim() !== '')
      problems.push({
        severity: 'warning',
        code: 'UNKNOWN_SEVERITY',
        message: `${place}: ${JSON.stringify(severity)} is no severity; medium was taken. Write low, medium, high or critical.`,
      });
  }
  const record = merge
    ? [category, ...merge.map((name) => text(row[name]))]
    : [category, JSON.stringify(row)];
>>>>>>> analyzer
  const key = JSON.stringify(record);
  const copies = Math.min(count ?? 1, EXPANDED);
  // Ordinals go on where an equal row ended, and a row whose count has grown since it was last read adds only the growth.
  const first = seen.get(key) ?? 0;
  seen.set(key, first + copies);
  return Array.from({ length: copies }, (_, copy) => {
    const rest = copy === copies - 1 ? (count ?? 1) - copies + 1 : 1;
    return {
      ...fields,
      event_id: eventId(reading.runKey, record, first + copy),
      timestamp: time?.timestamp ?? reading.fallback,
      ...(time?.zoneAssumed === false ? {} : { zone_assumed: true }),
      source: reading.source,
      ...(rest > 1 ? { count: rest } : {}),
      ...(extra.length > 0 ? { extra: Object.fromEntries(extra) } : {}),
    };
  });
};
