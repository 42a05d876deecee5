import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { devNull } from 'node:os';
import { HistoryError } from '../history-error.ts';

/** The variables of a process. */
type Environment = Readonly<Record<string, string | undefined>>;

export interface GitOptions {
  /** Where git is started. */
  readonly cwd: string;
  /** Defaults to that of this process. */
  readonly env?: Environment;
  /** Ends git; what was asked for rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds; a minute unless given. */
  readonly timeout?: number;
}

const PATIENCE_MS = 60_000;

/**
 * A repository's own configuration can name programs: a monitor, hooks, a pager, diff and text drivers. None of them is wanted, and
 * nothing is fetched. (Drivers of diffs are refused by the flags of the commands that would call them.)
 */
const CAUTION = [
  '--no-pager',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    `core.hooksPath=${devNull}`,
    'core.quotePath=false',
    'log.showRoot=true',
    'log.showSignature=false',
    'protocol.allow=never',
    'submodule.recurse=false',
  ].flatMap((setting) => ['-c', setting]),
];

const VARIABLES: Environment = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_EXTERNAL_DIFF: undefined,
  GIT_TRACE: undefined,
  LC_ALL: 'C',
};

/** Starts git with an argument list, never through a shell. */
export const startGit = (
  args: readonly string[],
  { cwd, env = process.env }: GitOptions,
): ChildProcessWithoutNullStreams =>
  spawn('git', [...CAUTION, ...args], { cwd, env: { ...env, ...VARIABLES }, windowsHide: true });

const errorOf = (args: readonly string[], complaint: string, cwd: string): HistoryError => {
  const line = /^(?:fatal|error): (.*)$/m.exec(complaint)?.[1] ?? complaint.trim().split('\n')[0] ?? '';
  if (/not a git repository/i.test(complaint))
    return new HistoryError(
      'NOT_A_REPOSITORY',
      `${cwd} is in no git repository. Go into one, or name one with -C.`,
    );
  return new HistoryError('GIT_FAILED', `git ${args[0] ?? ''} failed: ${line}. Run it by hand to see more.`);
};

const notStarted = (cause: unknown): HistoryError =>
  new HistoryError('NO_GIT', 'git could not be started. Install it, and see that it is on the PATH.', cause);

/** What has to happen to a running git besides reading its output; resolves when it has ended well. */
const watch = (
  git: ChildProcessWithoutNullStreams,
  args: readonly string[],
  { cwd, signal, timeout = PATIENCE_MS }: GitOptions,
  accepted: readonly number[],
): Promise<number> =>
  new Promise((resolve, reject) => {
    let complaint = '';
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      git.kill();
    }, timeout);
    const stop = (): void => void git.kill();
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    git.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (complaint.length < 10_000) complaint += text;
    });
    // It may end before it has read all that it is given.
    git.stdin.on('error', () => undefined);
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    };
    git.on('error', (cause) => {
      settle();
      reject(notStarted(cause));
    });
    git.on('close', (code) => {
      settle();
      if (signal?.aborted) reject(signal.reason as Error);
      else if (timedOut)
        reject(
          new HistoryError(
            'GIT_TIMED_OUT',
            `git ${args[0] ?? ''} took longer than ${timeout / 1000} s and was ended.`,
          ),
        );
      else if (code !== null && accepted.includes(code)) resolve(code);
      else reject(errorOf(args, complaint, cwd));
    });
  });

/** What git answered. */
export interface GitAnswer {
  readonly output: Buffer;
  readonly code: number;
}

/**
 * Runs git and resolves to all that it prints. Rejects with `HistoryError`, or with the signal's reason; `accepted` are exit codes
 * that are answers too.
 */
export const runGit = async (
  args: readonly string[],
  options: GitOptions,
  accepted: readonly number[] = [0],
): Promise<GitAnswer> => {
  const git = startGit(args, options);
  const chunks: Buffer[] = [];
  git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  git.stdin.end();
  const code = await watch(git, args, options, accepted);
  return { output: Buffer.concat(chunks), code };
};

/** Runs git and yields what it prints, cut at each NUL, as it comes. Stopping early ends git. */
export async function* gitRecords(args: readonly string[], options: GitOptions): AsyncGenerator<Buffer> {
  const git = startGit(args, options);
  git.stdin.end();
  const ended = watch(git, args, options, [0]);
  ended.catch(() => undefined); // It is awaited below, unless nobody wants the rest.
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of git.stdout as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0, start)) {
        yield rest.subarray(start, end);
        start = end + 1;
      }
      rest = rest.subarray(start);
    }
    if (rest.length > 0) yield rest;
    await ended;
  } finally {
    git.kill();
  }
}
