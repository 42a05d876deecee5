import { runKey, type DeploymentEvent, type ReportItem } from '@feedback/schema';
import type { EventIds } from '../event-ids.ts';
import { findingEvent } from '../findings/reported-finding.ts';
import { envelopeOf, framedRun, runFrame, type RunFrame } from '../run/run-frame.ts';
import type { ReportInput } from '../input/report-input.ts';
import type { ReadContext } from '../readers/reader.ts';
import { reportRunKey } from '../readers/report-run.ts';
import type { DeploymentFailure, Occasion } from './occasion.ts';

export interface OccasionReading {
  readonly format: string;
  readonly tool: string;
  readonly input: ReportInput;
  readonly context: ReadContext;
  readonly ids: EventIds;
}

/** The event of a failed deployment: one, however often its statuses say so. */
const failureEvent = (failure: DeploymentFailure, frame: RunFrame): DeploymentEvent => ({
  kind: 'deployment',
  ...envelopeOf(frame, ['deployment', failure.environment], { time: failure.time }),
  issue_type: failure.issueType,
  environment: failure.environment,
  ...(failure.cause === undefined ? {} : { root_cause: failure.cause }),
});

/**
 * What a forge tells has ids of its own, and the job of CI that fetched it has nothing to do with it: the same comment fetched
 * by two jobs is one comment. So neither the run of CI nor the commit that is checked out takes part.
 */
const framed = async (occasion: Occasion, reading: OccasionReading): Promise<RunFrame> => {
  const { format, input, ids } = reading;
  const { identity, scope, commit, branch, time } = occasion;
  const own = identity.length > 0;
  const context = own ? { ...reading.context, commit, branch } : reading.context;
  const key = own
    ? runKey(['report', format, occasion.kind, ...identity])
    : await reportRunKey(format, { identity: [], part: [scope] }, context, input);
  return runFrame({ format, tool: occasion.tool ?? reading.tool, key, time, context, ids });
};

/** The events of an occasion, and its run. */
export async function* occasionItems(
  occasion: Occasion,
  reading: OccasionReading,
): AsyncGenerator<ReportItem> {
  const { kind, findings, failure, scope } = occasion;
  const frame = await framed(occasion, reading);
  for (const finding of findings)
    if (finding.fallen !== true) yield { kind: 'event', event: findingEvent(finding, frame) };
  if (failure !== undefined) yield { kind: 'event', event: failureEvent(failure, frame) };
  const totals = kind === 'deployment' ? {} : { findings: findings.length };
  yield framedRun(frame, { kind, scope, totals });
}
