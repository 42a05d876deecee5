import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { main } from '../src/main.ts';
import type { Io } from '../src/io.ts';

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Whether input and output are a terminal. */
  readonly tty?: boolean;
  readonly now?: string;
  readonly signal?: AbortSignal;
}

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The JSON answer. */
  // eslint-disable-next-line typescript/no-unnecessary-type-parameters -- the test says what the answer holds
  readonly json: <T>() => T;
}

async function* textOf(text: string): AsyncGenerator<string> {
  yield text;
}

/** Runs one command line in this process, without the user's own settings, at noon of 31 January 2026 unless told otherwise. */
export const runCli = async (argv: readonly string[], options: RunOptions): Promise<CliResult> => {
  let stdout = '';
  let stderr = '';
  const { cwd, env = {}, stdin = '', tty = false, now = '2026-01-31T12:00:00.000Z' } = options;
  const io: Io = {
    stdin: Object.assign(textOf(stdin), { isTTY: tty }),
    stdout: { write: (text) => void (stdout += text), isTTY: tty, columns: 100 },
    stderr: { write: (text) => void (stderr += text), isTTY: tty, columns: 100 },
    env: { XDG_CONFIG_HOME: join(cwd, '.no-user-config'), ...env },
    cwd,
    clock: () => new Date(now),
    signal: options.signal ?? new AbortController().signal,
  };
  const code = await main(argv, io);
  // eslint-disable-next-line typescript/no-unnecessary-type-parameters -- as above
  return { code, stdout, stderr, json: <T>() => JSON.parse(stdout) as T };
};

/** Writes files below a folder. */
export const writeFiles = async (folder: string, files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
};
