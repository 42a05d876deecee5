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

/** Takes from an event what stores filter and count by. */
export const eventRow = (event: Event): EventRow => ({
  event_id: event.event_id,
  kind: event.kind,
  timestamp: event.timestamp,
  pattern: patternName(event.pattern ?? '') || null,
  run_id: event.source.run_id ?? null,
  count: event.count ?? 1,
  flaky: event.kind === 'test_failure' && event.flaky === true ? 1 : 0,
  severity: event.kind === 'code_review' ? severityWeight(event.severity) : null,
  path: ('file_path' in event ? event.file_path : undefined) ?? null,
  body: JSON.stringify(event),
});
