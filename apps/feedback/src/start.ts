import process from 'node:process';
import { EXIT } from './exit-code.ts';
import type { Io } from './io.ts';
import { main } from './main.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** The first signal asks the command to stop between two batches; the second ends the process at once. */
const watchSignals = (): AbortSignal => {
  const controller = new AbortController();
  for (const name of SIGNALS)
    process.on(name, () => {
      const code = name === 'SIGINT' ? EXIT.interrupted : EXIT.terminated;
      if (controller.signal.aborted) process.exit(code);
      controller.abort(name);
    });
  return controller.signal;
};

type Sink = 'stdout' | 'stderr';

/** The streams that were written to. Node makes each when it is first asked for, which takes as long as reading a hundred files. */
const used = new Set<Sink>();

/** A stream of this process. A reader that has seen enough (`| head`) is no error. */
const sink = (name: Sink): NodeJS.WriteStream => {
  const stream = process[name];
  if (used.has(name)) return stream;
  used.add(name);
  return stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.ok);
    throw error;
  });
};

const interruption = (signal: AbortSignal): Promise<number> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      const code = signal.reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted;
      // A command that heeds the signal tells more itself; one that does not is not waited for.
      setTimeout(() => {
        process.stderr.write('Interrupted. What was stored until then is kept.\n');
        resolve(code);
      }, 1_000).unref();
    });
  });

const flushed = (name: Sink): Promise<void> =>
  new Promise((resolve) => void process[name].write('', () => resolve()));

/** Runs the command line of this process and ends it with the exit code. */
export const start = async (): Promise<void> => {
  const signal = watchSignals();
  const io: Io = {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return sink('stdout');
    },
    get stderr() {
      return sink('stderr');
    },
    env: process.env,
    cwd: process.cwd(),
    clock: () => new Date(),
    signal,
  };
  const code = await Promise.race([main(process.argv.slice(2), io), interruption(signal)]);
  await Promise.all([...used].map(flushed));
  process.exit(code);
};
