import type { Event } from '../event.ts';
import {
  CATEGORIES,
  emptyDocument,
  type Category,
  type DocumentRow,
  type MetricsDocument,
} from '../metrics-document.ts';
import {
  categoryOf,
  eventFields,
  explained,
  LAYOUT,
  occurrencesOf,
  patternColumn,
  text,
} from './row-fields.ts';

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
