import type { Event, EventStore, Problem, ReportItem, Run } from '@feedback/schema';
import { fixedClock } from '@feedback/testing';
import { ingestReport, readReport, type IngestOptions, type ReadReportOptions } from '../src/index.ts';

/** A report that exists only in memory, as a stream of one piece, or of pieces of a size. */
export const report = (content: string | Uint8Array, path = 'report', size = Infinity) => ({
  path,
  stream: (async function* () {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })(),
});

export interface ReadResult {
  readonly events: readonly Event[];
  readonly runs: readonly Run[];
  readonly problems: readonly Problem[];
}

export const gather = async (items: AsyncIterable<ReportItem>): Promise<ReadResult> => {
  const events: Event[] = [];
  const runs: Run[] = [];
  const problems: Problem[] = [];
  for await (const item of items)
    if (item.kind === 'event') events.push(item.event);
    else if (item.kind === 'run') runs.push(item.run);
    else problems.push(item.problem);
  return { events, runs, problems };
};

export const readText = (
  content: string | Uint8Array,
  options: ReadReportOptions = {},
): Promise<ReadResult> => gather(readReport(report(content), { clock: fixedClock(), ...options }));

/** The two methods of a store that ingestion needs, and what they were given. */
export class Shelf implements Pick<EventStore, 'append' | 'addRuns'> {
  readonly events = new Map<string, Event>();
  readonly runs = new Map<string, Run>();
  readonly batches: number[] = [];

  append(events: readonly Event[]) {
    const before = this.events.size;
    this.batches.push(events.length);
    for (const event of events) if (!this.events.has(event.event_id)) this.events.set(event.event_id, event);
    const added = this.events.size - before;
    return Promise.resolve({ added, known: events.length - added });
  }

  addRuns(runs: readonly Run[]) {
    const before = this.runs.size;
    for (const run of runs) if (!this.runs.has(run.run_id)) this.runs.set(run.run_id, run);
    const added = this.runs.size - before;
    return Promise.resolve({ added, known: runs.length - added });
  }
}

export const ingestText = (content: string, shelf: Shelf, options: IngestOptions = {}, path = 'report') =>
  ingestReport(report(content, path), shelf, { clock: fixedClock(), ...options });
