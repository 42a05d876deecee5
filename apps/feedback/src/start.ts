import process from 'node:process';
import { EXIT } from './exit-code.ts';
import type { Io } from './io.ts';
import { main } from './main.ts';
import { flushed, sink } from './process-streams.ts';

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

const interruption = (signal: AbortSignal): Promise<number> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      const code = signal.reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted;
      // A command that heeds the signal tells more itself; one that does not is not waited for.
      setTimeout(() => {
        sink('stderr').write('Interrupted. What was stored until then is kept.\n');
        resolve(code);
      }, 1_000).unref();
    });
  });

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
  await flushed();
  process.exit(code);
};
