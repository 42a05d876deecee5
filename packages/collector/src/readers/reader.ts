import type { Clock, ReportItem } from '@feedback/schema';
import type { ReportInput } from '../input/report-input.ts';
import type { Present } from '../run/ongoing-run.ts';

/** What is known about a report from outside it. */
export interface ReadContext {
  /** The report's path as it was given. */
  readonly path: string;
  readonly project?: string | undefined;
  /** The run of CI that the report is known to belong to. Reports of one run never count an event twice. */
  readonly runId?: string | undefined;
  /** The run that is going on, to which a report of now belongs. */
  readonly present?: Present | undefined;
  /** What repeats the same work in later runs; told by the report unless given. */
  readonly scope?: string | undefined;
  readonly commit?: string | undefined;
  readonly branch?: string | undefined;
  /** The time of reports that bring none. */
  readonly clock: Clock;
}

/** One report format. */
export interface Reader {
  /** As `--format` takes it. */
  readonly name: string;
  /** What it reads, in half a sentence. */
  readonly description: string;
  /**
   * Tells of things that did not happen in the run of CI or the checkout in which it is read, e.g. review comments or production
   * logs: they are the same records in whichever job they are collected.
   */
  readonly elsewhere?: true;
  /** Whether a text that begins so is of this format. */
  detect(head: string): boolean;
  /** Reads a report as a stream: events, a run, problems. May throw only where the input does. */
  read(input: ReportInput, context: ReadContext): AsyncIterable<ReportItem>;
}
