import {
  isMistake,
  patternName,
  severityWeight,
  statedSeverity,
  wordingOf,
  type Event,
  type EventKind,
  type Severity,
  type Wording,
} from '@feedback/schema';

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
  readonly project: string | null;
  /** What a store names the words of a mistake by; `null` for what is none. */
  readonly wording: number | null;
  readonly body: string;
}

const weightOf = (severity: Severity | null): number | null =>
  severity === null ? null : severityWeight(severity);

/** What an event says, if it is a mistake. */
export const saidBy = (event: Event): Wording | undefined =>
  isMistake(event) ? wordingOf(event) : undefined;

const eventRow = (event: Event, pattern: string, wording: number | null): EventRow => {
  const mistake = isMistake(event) ? event : undefined;
  return {
    event_id: event.event_id,
    kind: event.kind,
    timestamp: event.timestamp,
    pattern: pattern || null,
    run_id: event.source.run_id ?? null,
    count: event.count ?? 1,
    flaky: event.kind === 'test_failure' && event.flaky === true ? 1 : 0,
    severity: mistake === undefined ? null : weightOf(statedSeverity(mistake)),
    path: ('file_path' in event && event.file_path) || null,
    project: event.project ?? null,
    wording,
    body: JSON.stringify(event),
  };
};

/** Makes what takes from events what stores filter and count by; `wording` is what the store names the words of a mistake by. */
export const createEventRow = (): ((event: Event, wording: number | null) => EventRow) => {
  // Few names are declared again and again, and spelling one costs as much as all else here.
  const names = new Map<string, string>();
  return (event, wording) => {
    const declared = event.pattern ?? '';
    let name = names.get(declared);
    if (name === undefined) names.set(declared, (name = patternName(declared)));
    return eventRow(event, name, wording);
  };
};
