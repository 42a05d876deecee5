import type { MeasurementEvent, PerformanceEvent, ReportItem } from '@feedback/schema';
import { EventIds } from '../event-ids.ts';
import type { ReportInput } from '../input/report-input.ts';
import type { ReadContext } from '../readers/reader.ts';
import { reportRunKey, runIdOf, runItem, sourceOf } from '../readers/report-run.ts';
import type { BenchmarkRun, Measured, Missed } from './measured.ts';

type Envelope = Omit<MeasurementEvent, 'kind' | 'event_id' | 'name' | 'value'>;

/** The event of one number of a run. */
export const measurementItem = (
  found: Measured,
  runKey: string,
  ids: EventIds,
  envelope: Envelope,
): ReportItem => {
  const { name, value, unit, better, extra } = found;
  const event: MeasurementEvent = {
    ...envelope,
    kind: 'measurement',
    event_id: ids.next(runKey, ['measurement', name, unit ?? '', String(value)]),
    name,
    value,
    ...(unit === undefined ? {} : { unit }),
    ...(better === undefined ? {} : { better }),
    ...(extra === undefined || Object.keys(extra).length === 0 ? {} : { extra }),
  };
  return { kind: 'event', event };
};

const performanceEvent = (found: Missed, id: string, envelope: Envelope): PerformanceEvent => ({
  ...envelope,
  kind: 'performance',
  event_id: id,
  metric_type: found.metric,
  details: found.details,
});

/** The events of one run of benchmarks, and the run. A limit that was not kept counts as a finding. */
export async function* benchmarkItems(
  format: string,
  found: BenchmarkRun,
  input: ReportInput,
  context: ReadContext,
): AsyncGenerator<ReportItem> {
  const { tool, measured, missed = [], identity = [], part = [], time } = found;
  const own = { identity, part: [tool, ...part], started: time?.timestamp };
  const key = await reportRunKey(format, own, context, input);
  const scope = context.scope ?? [tool, found.name].filter(Boolean).join(':');
  const runId = runIdOf(key, scope);
  const seen = {
    ...context,
    commit: context.commit ?? found.commit,
    branch: context.branch ?? found.branch,
  };
  const envelope = {
    timestamp: time?.timestamp ?? context.clock().toISOString(),
    ...(time?.zoneAssumed === true ? { zone_assumed: true as const } : {}),
    ...(context.project === undefined ? {} : { project: context.project }),
    source: sourceOf(tool, format, runId, seen),
  };
  const ids = new EventIds();
  for (const one of measured) yield measurementItem(one, key, ids, envelope);
  for (const one of missed) {
    const id = ids.next(key, ['performance', one.metric, JSON.stringify(one.details)]);
    yield { kind: 'event', event: performanceEvent(one, id, envelope) };
  }
  yield runItem({
    run_id: runId,
    kind: 'benchmark',
    ...envelope,
    scope,
    totals: { ...found.totals, findings: missed.length },
  });
}
