import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CheckResult } from '@feedback/rules';
import type { ApartRequest } from './apart-request.ts';

/** Put in place of this name when the command is bundled: where the other process begins, seen from a chunk. */
declare const FEEDBACK_APART: string | undefined;

const isBundled = typeof FEEDBACK_APART !== 'undefined';
const ENTRY = new URL(isBundled ? FEEDBACK_APART : './apart-process.ts', import.meta.url);
const ARGUMENTS = [...(isBundled ? [] : ['--conditions=@feedback/source']), fileURLToPath(ENTRY)];

/** To start takes a tenth of a second; nothing can be wrong with a rule before. */
const START_MS = 60_000;

/** How a conversation ended before its last answer: no answer in time, a process that broke, one that never began, or as was wished. */
export type Ending = 'answered' | 'too slow' | 'broken' | 'not started' | 'stopped';

export interface Conversation {
  /** So long may one answer take, in milliseconds. */
  readonly limit: number;
  readonly signal: AbortSignal;
  /** Told each answer, and the milliseconds that it took; `false` ends the conversation. */
  readonly onAnswer: (answer: CheckResult, took: number) => boolean;
}

/** Asks a new process, which is killed when an answer takes too long. Rejects with the signal's reason when it is aborted. */
export const converse = async (
  request: ApartRequest,
  { limit, signal, onAnswer }: Conversation,
): Promise<Ending> => {
  signal.throwIfAborted();
  const child = spawn(process.execPath, ARGUMENTS, {
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
    signal,
    killSignal: 'SIGKILL',
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  let ending: Ending | undefined;
  let answers = -1; // The first line says that it is ready.
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  const end = (how: Ending): void => {
    ending ??= how;
    child.kill('SIGKILL');
  };
  const wait = (milliseconds: number): void => {
    clearTimeout(timer);
    since = performance.now();
    timer = setTimeout(() => {
      const heard = answers;
      // What came while this process was busy has to be read first.
      setImmediate(() => heard === answers && end(answers < 0 ? 'not started' : 'too slow'));
    }, milliseconds);
  };
  const hear = (line: string): void => {
    if (ending !== undefined) return;
    answers += 1;
    const took = performance.now() - since;
    if (answers > 0 && !onAnswer(JSON.parse(line) as CheckResult, took)) end('stopped');
    wait(limit);
  };
  createInterface({ input: child.stdout }).on('line', hear);
  child.on('error', () => resolve()).on('close', () => resolve());
  child.stdin.on('error', () => undefined).end(JSON.stringify(request));
  wait(START_MS);
  await promise;
  clearTimeout(timer);
  signal.throwIfAborted();
  if (answers === request.questions.length) return 'answered';
  return ending ?? (answers < 0 ? 'not started' : 'broken');
};
