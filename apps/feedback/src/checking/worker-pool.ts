import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Pattern } from '@feedback/schema';
import type { CheckOutcome, CheckTask } from './check-file.ts';

/** More threads than these gain little and cost memory. */
const MOST_WORKERS = 8;

/** Checks files in threads of their own. */
export interface WorkerPool {
  /** How many batches are worked on at once. */
  readonly size: number;
  /** Resolves to what became of each file, in order; rejects when the thread breaks down or the pool is closed. */
  readonly check: (tasks: readonly CheckTask[]) => Promise<readonly CheckOutcome[]>;
  readonly close: () => Promise<void>;
}

interface Job {
  readonly tasks: readonly CheckTask[];
  readonly resolve: (outcomes: readonly CheckOutcome[]) => void;
  readonly reject: (error: unknown) => void;
}

// From source, Node strips the types of the worker as it does for the rest; in the bundle it stands beside the entry.
const isSource = import.meta.url.endsWith('.ts');
const program = new URL(isSource ? './check-worker.ts' : '../check-worker.js', import.meta.url);
const execArgv = isSource ? ['--conditions=@feedback/source'] : [];

/** Starts threads that look for the given patterns. */
export const createWorkerPool = (patterns: readonly Pattern[]): WorkerPool => {
  const size = Math.min(availableParallelism(), MOST_WORKERS);
  const waiting: Job[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Job>();
  let broken: Error | undefined;

  const assign = (): void => {
    while (idle.length > 0 && waiting.length > 0) {
      const worker = idle.pop();
      const job = waiting.shift();
      if (worker === undefined || job === undefined) return;
      busy.set(worker, job);
      // eslint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
      worker.postMessage(job.tasks);
    }
  };
  const breakDown = (error: Error): void => {
    broken ??= error;
    for (const job of [...busy.values(), ...waiting.splice(0)]) job.reject(broken);
    busy.clear();
  };
  const workers = Array.from({ length: size }, () => {
    const worker = new Worker(program, { workerData: patterns, execArgv });
    worker.on('error', (error) => breakDown(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => breakDown(new Error('A thread that checks files has ended.')));
    worker.on('message', (outcomes: readonly CheckOutcome[]) => {
      busy.get(worker)?.resolve(outcomes);
      busy.delete(worker);
      idle.push(worker);
      assign();
    });
    idle.push(worker);
    return worker;
  });
  return {
    size,
    check: (tasks) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken);
        waiting.push({ tasks, resolve, reject });
        assign();
      }),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
};
