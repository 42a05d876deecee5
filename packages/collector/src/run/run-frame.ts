import type { ParsedTimestamp, ReportItem, Run, RunKind, Source, Totals } from '@feedback/schema';
import type { EventIds } from '../event-ids.ts';
import type { ReadContext } from '../readers/reader.ts';
import { runItem, sourceOf } from '../readers/report-run.ts';

/** What the records of one run share. */
export interface RunFrame {
  /** What the ids of its events are made of; see `reportRunKey`. */
  readonly key: string;
  readonly runId: string;
  readonly source: Source;
  /** When the run was, ISO 8601 UTC. */
  readonly timestamp: string;
  readonly zoneAssumed: boolean;
  readonly project: string | undefined;
  readonly ids: EventIds;
}

interface RunFrameOptions {
  readonly format: string;
  readonly tool: string;
  readonly key: string;
  /** The key unless given; see `runIdOf`. */
  readonly runId?: string;
  /** The report's own time; the clock's where it has none. */
  readonly time?: ParsedTimestamp | undefined;
  readonly context: ReadContext;
  readonly ids: EventIds;
}

/** Frames a run: everything that is the same in it and in all its events. */
export const runFrame = ({
  format,
  tool,
  key,
  runId = key,
  time,
  context,
  ids,
}: RunFrameOptions): RunFrame => ({
  key,
  runId,
  source: sourceOf(tool, format, runId, context),
  timestamp: time?.timestamp ?? context.clock().toISOString(),
  zoneAssumed: time?.zoneAssumed === true,
  project: context.project,
  ids,
});

interface Common {
  readonly timestamp: string;
  readonly zone_assumed?: true;
  readonly project?: string;
  readonly source: Source;
}

const commonOf = (frame: RunFrame, tool: string | undefined, time: ParsedTimestamp | undefined): Common => ({
  timestamp: time?.timestamp ?? frame.timestamp,
  ...((time?.zoneAssumed ?? frame.zoneAssumed) ? { zone_assumed: true as const } : {}),
  ...(frame.project === undefined ? {} : { project: frame.project }),
  source: tool === undefined ? frame.source : { ...frame.source, tool },
});

/** What an event says of its own, where that differs from its run. */
interface EventOrigin {
  readonly tool?: string | undefined;
  readonly time?: ParsedTimestamp | undefined;
}

/** The fields that every event has. `record` is what was observed, never its position in the file. */
export const envelopeOf = (
  frame: RunFrame,
  record: readonly string[],
  { tool, time }: EventOrigin = {},
): Common & { readonly event_id: string } => ({
  event_id: frame.ids.next(frame.key, record),
  ...commonOf(frame, tool, time),
});

interface RunOutcome {
  readonly kind: RunKind;
  /** What repeats in later runs; the caller's word goes first. */
  readonly scope: string;
  readonly totals: Totals;
  readonly partial?: boolean | undefined;
}

/** The run itself, stored also when nothing was found. */
export const framedRun = (frame: RunFrame, { kind, scope, totals, partial }: RunOutcome): ReportItem => {
  const run: Run = {
    run_id: frame.runId,
    kind,
    ...commonOf(frame, undefined, undefined),
    scope,
    ...(partial === true ? { partial: true as const } : {}),
    totals,
  };
  return runItem(run);
};
