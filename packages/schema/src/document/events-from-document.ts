import { Event } from '../event.ts';
import { CATEGORIES, type MetricsDocument } from '../metrics-document.ts';
import type { Problem } from '../problem.ts';
import { countedByOriginal, plainRow, type DocumentReading } from './plain-row.ts';
import { eventFields, occurrencesOf } from './row-fields.ts';

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
      const read = plainRow(category, plain, place, reading, seen);
      problems.push(...read.problems);
      for (const event of read.events) add(event, place);
    });
  events.push(...(document.feedback?.events ?? []));
  return { events, problems };
};

const withoutNulls = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
