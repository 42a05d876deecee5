import {
  categoryOf,
  documentFromEvents,
  emptyDocument,
  eventsFromDocument,
  type Category,
  type DocumentRow,
  type Event,
  type MetricsDocument,
} from '@feedback/schema';
import { documentRunKey } from '../document-run-key.ts';
import { layOutEvent, wordOf, type LaidOutEvent } from './row-layout.ts';

/** The columns that make two entries one row with a count, as the original merges them. */
const MERGED: Partial<Record<Category, readonly string[]>> = {
  bugs: ['pattern', 'error', 'file_path'],
  test_failures: ['test_name', 'failure_reason'],
};

/** Columns that a later entry fills in where the row has none yet; the first of them tells rows of one key apart. */
const FILLED: Partial<Record<Category, readonly string[]>> = {
  test_failures: ['pattern_violated', 'code_snippet'],
};

const occurrencesOf = (row: DocumentRow): DocumentRow[] => row['occurrences'] as DocumentRow[];

/** The row's key for merging; `undefined` for rows that merge with none, also for damaged ones. */
const keyOf = (category: Category, row: DocumentRow): string | undefined => {
  const values = MERGED[category]?.map((column) => row[column]);
  if (values === undefined || !values.every((value) => typeof value === 'string')) return undefined;
  return `${category}\u0000${values.join('\u0000')}`;
};

const patternKey = (category: Category, key: string, row: DocumentRow): string | undefined => {
  const pattern = row[FILLED[category]?.[0] ?? ''];
  return typeof pattern === 'string' ? `${key}\u0000${pattern}` : undefined;
};

/** What an entry says otherwise than the row that it joins, in the event's words. */
const otherwise = (row: DocumentRow, columns: DocumentRow): DocumentRow =>
  Object.fromEntries(
    Object.entries(columns)
      .filter(([name, value]) => value !== null && JSON.stringify(row[name]) !== JSON.stringify(value))
      .map(([name, value]) => [wordOf(name), value]),
  );

/** A row read from a file may know only how often; its occurrences are written out before another one joins them. */
const withOccurrences = (category: Category, row: DocumentRow, joining: Event): void => {
  if (Array.isArray(row['occurrences'])) return;
  const { events } = eventsFromDocument(
    { ...emptyDocument(), [category]: [row] },
    {
      runKey: documentRunKey(joining.project),
      source: { tool: 'feedback-loop', format: 'metrics-json' },
      fallback: joining.timestamp,
    },
  );
  row['occurrences'] = documentFromEvents(events)[category].flatMap(occurrencesOf);
};

const countOf = (row: DocumentRow): number => {
  const count = Number(row['count'] ?? 1);
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
};

const join = (category: Category, row: DocumentRow, { columns, occurrence }: LaidOutEvent): void => {
  for (const column of FILLED[category] ?? []) row[column] ??= columns[column] ?? null;
  row['count'] = countOf(row) + 1;
  const time = occurrence['timestamp'] as string;
  if (typeof row['timestamp'] !== 'string' || time > row['timestamp']) row['timestamp'] = time;
  occurrencesOf(row).push(Object.assign(occurrence, otherwise(row, columns)));
};

/** A metrics document that grows by single events; finds the row that an event joins through an index. */
export class DocumentRows {
  #document: MetricsDocument = emptyDocument();
  /** By key, and by key and pattern where the pattern is no part of the key. */
  readonly #index = new Map<string, DocumentRow>();

  /** The live document: callers copy it before they hand it on. */
  get document(): MetricsDocument {
    return this.#document;
  }

  /** Takes another document's rows in place of those that are here. */
  replace(document: MetricsDocument): void {
    this.#document = document;
    this.#index.clear();
    for (const category of Object.keys(MERGED) as Category[])
      for (const row of document[category]) this.#enter(category, keyOf(category, row), row);
  }

  clear(): void {
    this.replace(emptyDocument());
  }

  /** Enters an event and gives its occurrence in the document. Throws for kinds that the document has no category for. */
  add(event: Event): DocumentRow {
    const category = categoryOf(event.kind);
    if (category === undefined) throw new TypeError(`a metrics document holds no ${event.kind}`);
    const entry = layOutEvent(category, event);
    const key = keyOf(category, entry.columns);
    const row = this.#joinedBy(category, key, entry.columns);
    if (row === undefined) this.#push(category, key, entry);
    else {
      withOccurrences(category, row, event);
      join(category, row, entry);
      this.#enter(category, key, row);
    }
    return entry.occurrence;
  }

  #push(category: Category, key: string | undefined, { columns, occurrence }: LaidOutEvent): void {
    columns['timestamp'] = occurrence['timestamp'] ?? null;
    if (key !== undefined) columns['count'] = 1;
    columns['occurrences'] = [occurrence];
    this.#document[category].push(columns);
    this.#enter(category, key, columns);
  }

  #enter(category: Category, key: string | undefined, row: DocumentRow): void {
    if (key === undefined) return;
    if (!this.#index.has(key)) this.#index.set(key, row);
    const withPattern = patternKey(category, key, row);
    if (withPattern !== undefined) this.#index.set(withPattern, row);
  }

  /** The row that an entry joins: of the same key, and not of another pattern. */
  #joinedBy(category: Category, key: string | undefined, columns: DocumentRow): DocumentRow | undefined {
    if (key === undefined) return undefined;
    const row = this.#index.get(key);
    const withPattern = patternKey(category, key, columns);
    if (row === undefined || withPattern === undefined) return row;
    const same = this.#index.get(withPattern);
    return same ?? (patternKey(category, key, row) === undefined ? row : undefined);
  }
}
