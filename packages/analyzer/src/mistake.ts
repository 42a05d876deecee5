import type { MistakeEvent, RunKind, Severity, Signature } from '@feedback/schema';
import { statedSeverity, type Judgement } from './judge/judge-event.ts';
import { exposureUnit, type RunIndex } from './measure/run-index.ts';

/** One mistake as measures see it: the fact, what we think of it, and where it lies. Passed on, never kept. */
export interface Mistake {
  readonly event: MistakeEvent;
  readonly pattern: string | undefined;
  readonly signature: Signature | undefined;
  readonly occurrences: number;
  /** What a review said. */
  readonly severity: Severity | undefined;
  readonly inPeriod: boolean;
  /** The kind of its run, where that repeats the same work. */
  readonly runKind: RunKind | undefined;
}

/** Puts an event and its judgement together. */
export const mistakeOf = (
  event: MistakeEvent,
  { pattern, signature }: Judgement,
  runs: RunIndex,
  inPeriod: boolean,
): Mistake => {
  const run = runs.byId.get(event.source.run_id ?? '');
  return {
    event,
    pattern,
    signature,
    occurrences: event.count ?? 1,
    severity: statedSeverity(event),
    inPeriod,
    runKind: run !== undefined && exposureUnit(run.kind) !== undefined ? run.kind : undefined,
  };
};

/** The severity of what nobody has called more or less than that. */
export const DEFAULT_SEVERITY: Severity = 'medium';
