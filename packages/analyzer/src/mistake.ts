import type { MistakeRecord, RunKind, Severity } from '@feedback/schema';
import type { Judgement } from './judge/judge-mistakes.ts';
import { exposureUnit, type RunIndex } from './measure/run-index.ts';

/** One mistake as measures see it: the fact, what we think of it, and where it lies. Passed on, never kept. */
export interface Mistake extends Judgement {
  readonly record: MistakeRecord;
  readonly inPeriod: boolean;
  /** The kind of its run, where that repeats the same work. */
  readonly runKind: RunKind | undefined;
}

/** Puts a record and its judgement together. */
export const mistakeOf = (
  record: MistakeRecord,
  { pattern, signature, given }: Judgement,
  runs: RunIndex,
  inPeriod: boolean,
): Mistake => {
  const run = runs.byId.get(record.run_id ?? '');
  const runKind = run !== undefined && exposureUnit(run.kind) !== undefined ? run.kind : undefined;
  return { record, pattern, signature, given, inPeriod, runKind };
};

/** The severity of what nobody has called more or less than that. */
export const DEFAULT_SEVERITY: Severity = 'medium';
