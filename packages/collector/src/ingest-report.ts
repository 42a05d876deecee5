import type { Event, EventStore, Problem, Run } from '@feedback/schema';
import type { ReportSource } from './input/byte-source.ts';
import { readReport, type ReadReportOptions } from './read-report.ts';

export type IngestOptions = ReadReportOptions;

/** What became of one report; the numbers are those of `collect --json`. */
export interface IngestResult {
  /** As given. */
  readonly path: string;
  /** `null` when it could not be told. */
  readonly format: string | null;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly findings: number;
  /** Events that the store did not have. */
  readonly events_new: number;
  readonly events_known: number;
  /** Secrets, e-mail addresses and home folders that were taken out before anything was stored. */
  readonly redacted: number;
  readonly problems: readonly Problem[];
}

/** A batch ends with a wait for the disk and touches most pages of the index of ids, however few events are in it … */
const BATCH = 4_000;
/** … and is in memory until then: so many UTF-16 units of text at most, and what the last event adds. */
const BATCH_LENGTH = 4 * 1024 * 1024;
/** Nor may it last longer than so many pieces of a file: a text keeps the piece that it was found in, 256 KB, in memory. */
const BATCH_PIECES = 250;
const COUNTS = ['tests', 'failures', 'errors', 'skipped', 'findings'] as const;

type Store = Pick<EventStore, 'append' | 'addRuns'>;

/** About how much memory an event takes: the length of its texts. */
const lengthOf = (event: Event): number => {
  let length = 0;
  for (const value of Object.values(event)) if (typeof value === 'string') length += value.length;
  return length;
};

/** Stores what a report yields in batches, and counts. */
class Ingestion {
  readonly #store: Store;
  #batch: Event[] = [];
  #length = 0;
  #pieces = 0;
  readonly #counts = { tests: 0, failures: 0, errors: 0, skipped: 0, findings: 0 };
  #added = 0;
  #known = 0;
  readonly problems: Problem[] = [];

  constructor(store: Store) {
    this.#store = store;
  }

  /** A further piece of the file was read. */
  piece(): void {
    this.#pieces++;
  }

  async event(event: Event): Promise<void> {
    this.#batch.push(event);
    this.#length += lengthOf(event);
    const isFull = this.#batch.length >= BATCH || this.#length >= BATCH_LENGTH;
    if (isFull || this.#pieces >= BATCH_PIECES) await this.flush();
  }

  async run(run: Run): Promise<void> {
    for (const name of COUNTS) this.#counts[name] += run.totals[name] ?? 0;
    // Its events first: a run that is stored says that they are.
    await this.flush();
    await this.#store.addRuns([run]);
  }

  async flush(): Promise<void> {
    if (this.#batch.length === 0) return;
    const { added, known } = await this.#store.append(this.#batch);
    this.#batch = [];
    this.#length = 0;
    this.#pieces = 0;
    this.#added += added;
    this.#known += known;
  }

  result(path: string, format: string | null): Omit<IngestResult, 'redacted'> {
    return {
      path,
      format,
      ...this.#counts,
      events_new: this.#added,
      events_known: this.#known,
      problems: this.problems,
    };
  }
}

const stopped = (path: string): Problem => ({
  severity: 'warning',
  code: 'ABORTED',
  message: `Reading ${path} was stopped; what was read until then is stored. Collect it again for the rest.`,
  path,
});

/**
 * Reads a report into a store. Reading it again, also under another path, adds nothing. Bad input is in `problems`; throws only
 * what the store throws. A `signal` stops it, and what was read until then stays stored.
 */
export const ingestReport = async (
  input: ReportSource,
  store: Store,
  options: IngestOptions = {},
): Promise<IngestResult> => {
  const path = typeof input === 'string' ? input : input.path;
  const ingestion = new Ingestion(store);
  let format: string | null = null;
  let redacted = 0;
  const onFormat = (name: string): void => {
    format = name;
    options.onFormat?.(name);
  };
  const onRedacted = (kind: string): void => {
    redacted++;
    options.onRedacted?.(kind);
  };
  const onProgress: IngestOptions['onProgress'] = (progress) => {
    ingestion.piece();
    options.onProgress?.(progress);
  };
  for await (const item of readReport(input, { ...options, onFormat, onRedacted, onProgress })) {
    if (options.signal?.aborted === true) {
      ingestion.problems.push(stopped(path));
      break;
    }
    if (item.kind === 'event') await ingestion.event(item.event);
    else if (item.kind === 'run') await ingestion.run(item.run);
    else ingestion.problems.push(item.problem);
  }
  await ingestion.flush();
  return { ...ingestion.result(path, format), redacted };
};
