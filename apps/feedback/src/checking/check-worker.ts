import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { createMatcher } from '@feedback/rules';
import type { Pattern } from '@feedback/schema';
import { checkFile, type CheckOutcome, type CheckTask } from './check-file.ts';

// Trees live outside the heap of JavaScript, which therefore sees no reason to collect them: 9,000 files once took 1.4 GB.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** So many files leave little enough behind, and collecting is worth its time. */
const FILES_PER_COLLECTION = 64;
let checked = 0;

const matcher = createMatcher(workerData as readonly Pattern[]);

parentPort?.on('message', (tasks: readonly CheckTask[]) => {
  void (async () => {
    const outcomes: CheckOutcome[] = [];
    for (const task of tasks) outcomes.push(await checkFile(matcher, task));
    // eslint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    parentPort?.postMessage(outcomes);
    checked += tasks.length;
    if (checked < FILES_PER_COLLECTION) return;
    checked = 0;
    collectGarbage();
  })();
});
