import type { MeasurementEvent, PerformanceEvent, ReportItem } from '@feedback/schema';
import { EventIds } from '../event-ids.ts';
import type { ReportInput } from '../input/report-input.ts';
import type { ReadContext } from '../readers/reader.ts';
import { reportRunKey, runIdOf } from '../readers/report-run.ts';
import { envelopeOf, framedRun, runFrame, type RunFrame } from '../run/run-frame.ts';
import { withoutAbsent } from '../without-absent.ts';
import type { BenchmarkRun, Measured, Missed } from './measured.ts';

/** The event of one number of a run. */
export const measurementItem = (found: Measured, frame: RunFrame): ReportItem => {
  const { name, value, unit, better, extra } = found;
  const event: MeasurementEvent = withoutAbsent({
    kind: 'measurement' as const,
    ...envelopeOf(frame, ['measurement', name, unit ?? '', String(value)]),
    name,
    value,
    unit,
    better,
    extra: extra === undefined || Object.keys(extra).length === 0 ? undefined : extra,
  });
  return { kind: 'event', event };
};

const performanceEvent = ({ metric, details }: Missed, frame: RunFrame): PerformanceEvent => ({
  kind: 'performance',
  ...envelopeOf(frame, ['performance', metric, JSON.stringify(details)]),
  metric_type: metric,
  details,
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
  const seen = {
    ...context,
    commit: context.commit ?? found.commit,
    branch: context.branch ?? found.branch,
  };
  const runId = runIdOf(key, scope);
  const frame = runFrame({ format, tool, key, runId, time, context: seen, ids: new EventIds() });
  for (const one of measured) yield measurementItem(one, frame);
  for (const one of missed) yield { kind: 'event', event: performanceEvent(one, frame) };
  const totals = { ...found.totals, findings: missed.length };
  yield framedRun(frame, { kind: 'benchmark', scope, totals });
}
