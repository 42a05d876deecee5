import type { ReportItem, Source } from '@feedback/schema';
import { cleanText } from '../text/clean-text.ts';

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

/** What is known of the ongoing run, fit to be stored. */
export const presentAt = ({ runId, job, commit, branch }: OngoingRun, now: Date): Present => {
  const clean = (text: string | undefined): string | undefined => text && cleanText(text, 1_024);
  return { now, runId, job: clean(job), commit: clean(commit), branch: clean(branch) };
};

/**
 * A report is of now when it ran less than a day ago. The day leaves room for long pipelines, and for the local times without
 * zone that many tools write; yesterday's nightly run is out of it.
 */
const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether a time (ISO 8601) is so near that the ongoing run can be what it is of. */
export const isOfNow = (timestamp: string, now: Date): boolean =>
  Math.abs(now.getTime() - Date.parse(timestamp)) < DAY_MS;

/** What the source does not say itself. A branch without its commit would be that of another one. */
const stamped = (source: Source, { commit, branch }: Present): Source =>
  commit === undefined || source.commit !== undefined
    ? source
    : { ...source, commit, ...(branch === undefined || source.branch !== undefined ? {} : { branch }) };

/** Gives an item what is known about the ongoing run, unless it is of another time or says it itself. */
export const withPresent = (item: ReportItem, present: Present): ReportItem => {
  if (item.kind === 'problem') return item;
  if (item.kind === 'event') {
    const { event } = item;
    const source = stamped(event.source, present);
    if (source === event.source || !isOfNow(event.timestamp, present.now)) return item;
    return { kind: 'event', event: { ...event, source } };
  }
  const { run } = item;
  if (!isOfNow(run.timestamp, present.now)) return item;
  const scope = present.job === undefined ? run.scope : `${run.scope} (${present.job})`;
  return { kind: 'run', run: { ...run, scope, source: stamped(run.source, present) } };
};
