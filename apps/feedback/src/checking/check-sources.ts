import type { CheckResult, Matcher } from '@feedback/rules';
import type { Pattern } from '@feedback/schema';
import type { SourceFile } from '../inputs/source-files.ts';
import { checkFile, type CheckOutcome, type CheckTask } from './check-file.ts';
import type { FindingsCache } from './findings-cache.ts';
import type { WorkerPool } from './worker-pool.ts';

/** What was found in one file. */
export interface CheckedFile extends CheckResult {
  readonly file: SourceFile;
}

/** So many files are checked here before threads are started: starting them takes as long. */
const FEW = 24;

/** So many files go to a thread at a time. */
const BATCH = 8;

export interface CheckSourcesOptions {
  readonly files: AsyncIterable<SourceFile>;
  readonly patterns: readonly Pattern[];
  readonly matcher: Matcher;
  readonly cache: FindingsCache;
  readonly signal: AbortSignal;
}

async function* batches(files: AsyncIterable<SourceFile>): AsyncGenerator<readonly SourceFile[]> {
  let batch: SourceFile[] = [];
  for await (const file of files) {
    batch.push(file);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const rejection = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });

/** Runs tasks in threads when they turn out to be many, else here, where they wait for that until `settle`. */
const createRunner = ({ patterns, matcher }: CheckSourcesOptions) => {
  let count = 0;
  let pool: Promise<WorkerPool> | undefined;
  let isHere = Promise.withResolvers<boolean>();
  const here = async (tasks: readonly CheckTask[]): Promise<readonly CheckOutcome[]> => {
    const outcomes: CheckOutcome[] = [];
    for (const task of tasks) outcomes.push(await checkFile(matcher, task));
    return outcomes;
  };
  const start = (): Promise<WorkerPool> =>
    (pool ??= import('./worker-pool.ts').then(({ createWorkerPool }) => createWorkerPool(patterns)));
  return {
    run: async (tasks: readonly CheckTask[]): Promise<readonly CheckOutcome[]> => {
      count += tasks.length;
      if (count > FEW) isHere.resolve(false);
      return (await isHere.promise) ? here(tasks) : (await start()).check(tasks);
    },
    /** Nobody waits for more files: what there is of few is checked here. */
    settle: (): void => {
      isHere.resolve(true);
      if (count <= FEW) isHere = Promise.withResolvers<boolean>();
    },
    close: async (): Promise<void> => (await pool)?.close(),
  };
};

const checkBatch = async (
  batch: readonly SourceFile[],
  cache: FindingsCache,
  run: (tasks: readonly CheckTask[]) => Promise<readonly CheckOutcome[]>,
): Promise<readonly CheckedFile[]> => {
  const recalled = batch.map((file) => cache.recall(file));
  const isFresh = (index: number): boolean => recalled[index]?.isFresh === true;
  const tasks = batch.flatMap((file, index): CheckTask[] => {
    const known = recalled[index]?.hash;
    return isFresh(index) ? [] : [{ file, ...(known === undefined ? {} : { known }) }];
  });
  const outcomes = (tasks.length === 0 ? [] : await run(tasks)).values();
  return batch.map((file, index) => {
    const known = recalled[index]?.result ?? { findings: [], problems: [] };
    if (isFresh(index)) return { file, ...known };
    const outcome = outcomes.next().value;
    const hash = outcome?.kind === 'checked' ? outcome.hash : recalled[index]?.hash;
    const result = outcome === undefined || outcome.kind === 'unchanged' ? known : outcome.result;
    if (hash !== undefined && outcome?.kind !== 'unreadable') cache.remember(file, hash, result);
    return { file, ...result };
  });
};

/** Batches that are under way or done at once: enough for all threads, few enough to hold. */
const AHEAD = 32;

/**
 * Looks for patterns in many files and yields what it found in their order, holding few at a time. What the cache knows is not looked
 * for again. Rejects with the signal's reason as soon as it is aborted.
 */
export async function* checkSources(options: CheckSourcesOptions): AsyncGenerator<CheckedFile> {
  const { files, cache, signal } = options;
  const { run, settle, close } = createRunner(options);
  const aborted = rejection(signal);
  aborted.catch(() => undefined);
  const underWay: Promise<readonly CheckedFile[]>[] = [];
  const start = (batch: readonly SourceFile[]): void => {
    const checked = checkBatch(batch, cache, run);
    checked.catch(() => undefined); // It is awaited below, unless an earlier one fails.
    underWay.push(checked);
  };
  const next = (): Promise<readonly CheckedFile[]> => {
    settle();
    return Promise.race([underWay.shift() ?? Promise.resolve([]), aborted]);
  };
  try {
    for await (const batch of batches(files)) {
      start(batch);
      if (underWay.length >= AHEAD) yield* await next();
    }
    while (underWay.length > 0) yield* await next();
    await cache.save();
  } finally {
    await close();
  }
}
