import type { MistakeEvent, MistakeKind } from './event.ts';
import { patternName } from './pattern-name.ts';
import type { Severity } from './severity.ts';
import { statedSeverity } from './wording.ts';

/** A mistake as it is counted: when and where it was. What it says is kept once for all that say the same. */
export interface MistakeRecord {
  readonly event_id: string;
  readonly kind: MistakeKind;
  readonly timestamp: string;
  /** The declared pattern in its one spelling; `null` when none is declared. */
  readonly pattern: string | null;
  readonly project: string | null;
  readonly run_id: string | null;
  readonly count: number;
  /** What a review said. */
  readonly severity: Severity | null;
  readonly path: string | null;
  /** The number of its wording, as the one who gave the record counts them. */
  readonly wording: number;
}

/** Takes from a mistake what is counted. */
export const mistakeRecord = (event: MistakeEvent, wording: number): MistakeRecord => ({
  event_id: event.event_id,
  kind: event.kind,
  timestamp: event.timestamp,
  pattern: patternName(event.pattern ?? '') || null,
  project: event.project ?? null,
  run_id: event.source.run_id ?? null,
  count: event.count ?? 1,
  severity: statedSeverity(event),
  path: ('file_path' in event && event.file_path) || null,
  wording,
});
