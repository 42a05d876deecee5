import type { ReportItem, Source } from '@feedback/schema';

/** The run of CI, or the checkout, that this process belongs to. It holds for the reports that are of now, and for no others. */
export interface OngoingRun {
  /** Provider, run id, attempt and job. Reports of one run never count an event twice. */
  readonly runId?: string | undefined;
  /** What the job is called in each run: jobs of a matrix repeat each other's work, but one doesn't say what is gone in another. */
  readonly job?: string | undefined;
  readonly commit?: string | undefined;
  readonly branch?: string | undefined;
}

/** An ongoing run with the time that is now. */
export interface Present extends OngoingRun {
  readonly now: Date;
}

/**
 * A report is of now when it ran less than a day ago. The day leaves room for long pipelines, and for the local times without
 * zone that many tools write; yesterday's nightly run is out of it.
 */
const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether a time (ISO 8601) is so near that the ongoing run can be what it is of. */
export const isOfNow = (timestamp: string, now: Date): boolean =>
  Math.abs(now.getTime() - Date.parse(timestamp)) < DAY_MS;

const stamped = (source: Source, { commit, branch }: Present): Source => ({
  ...source,
  ...(commit === undefined || source.commit !== undefined ? {} : { commit }),
  // A branch without its commit would be that of another one.
  ...(branch === undefined || source.branch !== undefined || source.commit !== undefined ? {} : { branch }),
});

/** Gives an item what is known about the ongoing run, unless it is of another time or says it itself. */
export const withPresent = (item: ReportItem, present: Present): ReportItem => {
  if (item.kind === 'problem') return item;
  if (item.kind === 'event') {
    const { event } = item;
    if (!isOfNow(event.timestamp, present.now)) return item;
    return { kind: 'event', event: { ...event, source: stamped(event.source, present) } };
  }
  const { run } = item;
  if (!isOfNow(run.timestamp, present.now)) return item;
  const scope = present.job === undefined ? run.scope : `${run.scope} (${present.job})`;
  return { kind: 'run', run: { ...run, scope, source: stamped(run.source, present) } };
};
