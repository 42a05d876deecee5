import type { Source } from '../event.ts';
import { eventId } from '../identity.ts';
import type { Category, DocumentRow } from '../metrics-document.ts';
import type { Problem } from '../problem.ts';
import { toSeverity } from '../severity.ts';
import { parseTimestamp } from '../timestamp.ts';
import { eventFields, explained, LAYOUT, text, wholeCount } from './row-fields.ts';

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

const recordKey = (category: Category, row: DocumentRow): readonly string[] => {
  const { merge } = LAYOUT[category];
  return merge ? [category, ...merge.map((name) => text(row[name]))] : [category, JSON.stringify(row)];
};

/** The part of a row that has no occurrences: all of an original's row, or what the original added to one of ours. */
export const countedByOriginal = (
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

/** What is odd about a row that is read as it stands. */
const oddities = (category: Category, row: DocumentRow, place: string): Problem[] => {
  const problems: Problem[] = [];
  const odd = (code: string, message: string): void => {
    problems.push({ severity: 'warning', code, message: `${place}: ${message}` });
  };
  const { timestamp, count, severity } = row;
  if (timestamp !== undefined && parseTimestamp(timestamp) === undefined)
    odd(
      'INVALID_TIMESTAMP',
      `${JSON.stringify(timestamp)} is no ISO 8601 time; the time of reading was taken instead.`,
    );
  if (wholeCount(count ?? 1) === undefined)
    odd(
      'INVALID_COUNT',
      `the count ${JSON.stringify(count)} is no whole number above 0; the row was counted once.`,
    );
  if (hasUnknownSeverity(category, row) && text(severity).trim() !== '')
    odd(
      'UNKNOWN_SEVERITY',
      `${JSON.stringify(severity)} is no severity; medium was taken. Write low, medium, high or critical.`,
    );
  return problems;
};

const hasUnknownSeverity = (category: Category, row: DocumentRow): boolean =>
  'severity' in LAYOUT[category].columns && toSeverity(row['severity']) === undefined;

/** What the row holds beside the original's columns. */
const extraOf = (category: Category, row: DocumentRow): Record<string, unknown> | undefined => {
  const { columns } = LAYOUT[category];
  const extra: [string, unknown][] = Object.entries(row).filter(
    ([name]) => !(name in columns || name === 'timestamp' || name === 'count'),
  );
  // Kept beside the `medium` that stands in for it, so that a guess never outweighs what somebody really said.
  if (hasUnknownSeverity(category, row)) extra.push([UNKNOWN_SEVERITY, row['severity'] ?? null]);
  return extra.length === 0 ? undefined : Object.fromEntries(extra);
};

/**
 * The events of a row that says nothing of its occurrences, as many as it counts. `seen` holds the ordinals that equal rows
 * have used, by record key.
 */
export const plainRow = (
  category: Category,
  row: DocumentRow,
  place: string,
  reading: DocumentReading,
  seen: Map<string, number>,
): { readonly events: readonly Record<string, unknown>[]; readonly problems: readonly Problem[] } => {
  const time = parseTimestamp(row['timestamp']);
  const count = wholeCount(row['count'] ?? 1) ?? 1;
  const extra = extraOf(category, row);
  const record = recordKey(category, row);
  const key = JSON.stringify(record);
  const copies = Math.min(count, EXPANDED);
  // Ordinals go on where an equal row ended, and a row whose count has grown since it was last read adds only the growth.
  const first = seen.get(key) ?? 0;
  seen.set(key, first + copies);
  const common = {
    ...eventFields(category, row),
    timestamp: time?.timestamp ?? reading.fallback,
    ...(time?.zoneAssumed === false ? {} : { zone_assumed: true }),
    source: reading.source,
    ...(extra === undefined ? {} : { extra }),
  };
  const events = Array.from({ length: copies }, (_, copy) => {
    const rest = copy === copies - 1 ? count - copies + 1 : 1;
    return {
      ...common,
      event_id: eventId(reading.runKey, record, first + copy),
      ...(rest > 1 ? { count: rest } : {}),
    };
  });
  return { events, problems: oddities(category, row, place) };
};
