import { CommanderError } from 'commander';
import { createContext } from './context.ts';
import { EXIT } from './exit-code.ts';
import type { Io } from './io.ts';
import { readCommandLine, type GlobalOptions, type Invocation } from './program.ts';
import type { Config } from './settings/config.ts';
import { createOutput, type Output } from './terminal/output.ts';
import { reportFailure } from './terminal/report-failure.ts';
import { version } from './version.ts';

const isInteractive = ({ stdin, stdout, env }: Io): boolean =>
  stdin.isTTY === true && stdout.isTTY === true && (env['CI'] ?? '') === '' && env['TERM'] !== 'dumb';

/** commander's codes for output that was asked for; `commander.help` is help shown because a command is missing. */
const ASKED_FOR: ReadonlySet<string> = new Set(['commander.helpDisplayed', 'commander.version']);

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

const runCommand = async (io: Io, invocation: Invocation): Promise<number> => {
  const output = outputFor(io, invocation);
  const { module, args, options, global } = invocation;
  const context = createContext({ io, output, cwd: global.C ?? io.cwd, flags: flagsOf(global) });
  try {
    return await module.run(context, args, options);
  } catch (error) {
    return reportFailure(error, output, io.signal);
  } finally {
    output.progress('');
    await context.close();
  }
};

/**
 * Runs one command line (without `node` and the script) and resolves to its exit code. Touches nothing of the process: all
 * input and output goes through `io`.
 */
export const main = async (argv: readonly string[], io: Io): Promise<number> => {
  let invocation: Invocation;
  try {
    invocation = await readCommandLine(argv, isInteractive(io) ? 'ui' : 'overview', {
      version,
      width: io.stdout.columns ?? 80,
      writeOut: (text) => void io.stdout.write(text),
      writeError: (text) => void io.stderr.write(text),
    });
  } catch (error) {
    if (error instanceof CommanderError) return ASKED_FOR.has(error.code) ? EXIT.ok : EXIT.usage;
    throw error;
  }
  return runCommand(io, invocation);
};
