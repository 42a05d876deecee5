import { documentFromEvents, type Category, type DocumentRow, type Event } from '@feedback/schema';

const NOT_COLUMNS = new Set(['timestamp', 'count', 'occurrences']);

/** What an occurrence keeps of its event; the rest are columns of the row. */
const ENVELOPE = ['event_id', 'timestamp', 'zone_assumed', 'project', 'source'] as const;

/** Each category's columns with what stands for a missing value, asked of the schema once. */
const blankRows = new Map<Category, DocumentRow>();

const blankOf = (category: Category, kind: Event['kind']): DocumentRow => {
  const known = blankRows.get(category);
  if (known !== undefined) return known;
  const bare = { kind, event_id: '', timestamp: '', source: { tool: '', format: '' } } as Event;
  const row = documentFromEvents([bare])[category][0] ?? {};
  const blank = Object.fromEntries(Object.entries(row).filter(([name]) => !NOT_COLUMNS.has(name)));
  blankRows.set(category, blank);
  return blank;
};

/** The event's word for a column. */
export const wordOf = (column: string): string => (column === 'pattern_violated' ? 'pattern' : column);

export interface LaidOutEvent {
  readonly columns: DocumentRow;
  /** What the columns cannot say: id, time, source. */
  readonly occurrence: DocumentRow;
}

/** Lays one logged event out as `documentFromEvents` does many. */
export const layOutEvent = (category: Category, event: Event): LaidOutEvent => {
  const columns: DocumentRow = { ...blankOf(category, event.kind) };
  const values: Readonly<Record<string, unknown>> = event;
  for (const column in columns) {
    const value = values[wordOf(column)];
    if (value !== undefined) columns[column] = value as DocumentRow[string];
  }
  const occurrence: DocumentRow = {};
  for (const name of ENVELOPE)
    if (values[name] !== undefined) occurrence[name] = values[name] as DocumentRow[string];
  return { columns, occurrence };
};
