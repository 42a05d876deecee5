import type { IngestResult, OngoingRun, ReportSource } from '@feedback/collector';
import type { EventStore } from '@feedback/schema';
import type { ReportFile } from '../inputs/report-files.ts';
import type { Io } from '../io.ts';

export interface ReadOptions {
  readonly project: string;
  readonly format?: string;
  /** The run of CI that the user names. */
  readonly runId?: string;
  /** The run of CI or the checkout that this process belongs to. */
  readonly ongoing?: OngoingRun;
  /** Is told how much is read, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

async function* bytesOf({ stdin }: Io): AsyncGenerator<Uint8Array> {
  for await (const chunk of stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

/** Nobody said that these are reports, so that they are none is no trouble. */
const NO_REPORT: ReadonlySet<string> = new Set(['UNKNOWN_FORMAT', 'BINARY_FILE']);

/** Reads one file into the store; `undefined` for a file that nobody named and that turns out to be no report. */
export const readReportFile = async (
  io: Io,
  store: Pick<EventStore, 'append' | 'addRuns'>,
  { path, location, named }: ReportFile,
  { onProgress, ...options }: ReadOptions,
): Promise<IngestResult | undefined> => {
  const { ingestReport } = await import('@feedback/collector');
  const source: ReportSource =
    location === undefined ? { path, stream: bytesOf(io) } : { path, file: location };
  const result = await ingestReport(source, store, {
    ...options,
    clock: io.clock,
    signal: io.signal,
    onProgress: ({ bytes, total }) => onProgress(bytes / Math.max(1, total)),
  });
  const isReport =
    named || !result.problems.every(({ code }) => NO_REPORT.has(code)) || result.format !== null;
  return isReport ? result : undefined;
};
