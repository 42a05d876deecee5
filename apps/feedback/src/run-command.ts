import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cliError } from './cli-error.ts';
import { createContext, type RunLine } from './context.ts';
import { EXIT } from './exit-code.ts';
import type { Io } from './io.ts';
import type { GlobalOptions, Invocation } from './program.ts';
import type { Config } from './settings/config.ts';
import { createOutput, type Output } from './terminal/output.ts';
import { reportFailure } from './terminal/report-failure.ts';

const flagsOf = ({ store, metricsFile, patternsFile }: GlobalOptions): Partial<Config> => {
  const location = store ?? metricsFile;
  return {
    ...(location === undefined ? {} : { store: location }),
    ...(patternsFile === undefined ? {} : { patterns_file: patternsFile }),
  };
};

const outputFor = (io: Io, { module, global }: Invocation): Output =>
  createOutput(io, {
    json: global.json === true || (module.readsFormat !== true && global.format === 'json'),
    quiet: global.quiet === true,
    verbose: global.verbose === true,
    color: global.color,
  });

const requireFolder = async (path: string): Promise<void> => {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw cliError('NOT_A_FOLDER', `There is no folder ${path}. Check -C.`);
};

/** Runs what was asked for in a context of its own and resolves to the exit code; tells every failure. */
export const runCommand = async (io: Io, invocation: Invocation, runLine: RunLine): Promise<number> => {
  const output = outputFor(io, invocation);
  const { module, args, options, global } = invocation;
  const cwd = resolve(io.cwd, global.C ?? '.');
  const context = createContext({ io, output, cwd, flags: flagsOf(global), runLine });
  try {
    await requireFolder(cwd);
    const code = await module.run(context, args, options);
    return code === EXIT.ok && context.isPartial() ? EXIT.partial : code;
  } catch (error) {
    return reportFailure(error, output, io.signal);
  } finally {
    output.progress('');
    await context.close();
  }
};

/** Tells a failure from before the command line was understood, such as a part of the program that can't be loaded. */
export const reportEarlyFailure = (error: unknown, io: Io, argv: readonly string[]): number => {
  const verbose = argv.includes('-v') || argv.includes('--verbose');
  const output = createOutput(io, { json: argv.includes('--json'), quiet: false, verbose, color: 'auto' });
  return reportFailure(error, output, io.signal);
};
