import { patternName, severityWeight, type Event, type EventKind } from '@feedback/schema';

/** An event as stores keep it: the fields that filters and counts need, and the whole event as JSON. */
export interface EventRow {
  readonly event_id: string;
  readonly kind: EventKind;
  readonly timestamp: string;
  /** The declared pattern in its one spelling; `null` when none is declared. */
  readonly pattern: string | null;
  readonly run_id: string | null;
  readonly count: number;
  readonly flaky: 0 | 1;
  /** What a review said, as a weight from 1 (`low`) to 4 (`critical`). */
  readonly severity: number | null;
  readonly path: string | null;
  readonly body: string;
}

const eventRow = (event: Event, pattern: string): EventRow => ({
  event_id: event.event_id,
  kind: event.kind,
  timestamp: event.timestamp,
  pattern: pattern || null,
  run_id: event.source.run_id ?? null,
  count: event.count ?? 1,
  flaky: event.kind === 'test_failure' && event.flaky === true ? 1 : 0,
  severity: event.kind === 'code_review' ? severityWeight(event.severity) : null,
  path: ('file_path' in event ? event.file_path : undefined) ?? null,
  body: JSON.stringify(event),
});

/** Takes from events what stores filter and count by. */
export const eventRows = (events: readonly Event[]): EventRow[] => {
  // Few names are declared again and again, and spelling one costs as much as all else here.
  const names = new Map<string, string>();
  return events.map((event) => {
    const declared = event.pattern ?? '';
    let name = names.get(declared);
    if (name === undefined) names.set(declared, (name = patternName(declared)));
    return eventRow(event, name);
  });
};
