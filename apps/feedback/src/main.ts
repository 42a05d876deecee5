import { CommanderError } from 'commander';
import { EXIT } from './exit-code.ts';
import type { Io } from './io.ts';
import { readCommandLine, type Invocation } from './program.ts';
import { version } from './version.ts';

const isInteractive = ({ stdin, stdout, env }: Io): boolean =>
  stdin.isTTY === true && stdout.isTTY === true && (env['CI'] ?? '') === '' && env['TERM'] !== 'dumb';

/** commander's codes for output that was asked for; `commander.help` is help shown because a command is missing. */
const ASKED_FOR: ReadonlySet<string> = new Set(['commander.helpDisplayed', 'commander.version']);

/**
 * Runs one command line (without `node` and the script) and resolves to its exit code; never rejects. Touches nothing of the
 * process: all input and output goes through `io`.
 */
export const main = async (argv: readonly string[], io: Io): Promise<number> => {
  let invocation: Invocation;
  try {
    invocation = await readCommandLine(argv, () => (isInteractive(io) ? 'ui' : 'overview'), {
      version,
      width: () => io.stdout.columns ?? 80,
      writeOut: (text) => void io.stdout.write(text),
      writeError: (text) => void io.stderr.write(text),
    });
  } catch (error) {
    if (error instanceof CommanderError) return ASKED_FOR.has(error.code) ? EXIT.ok : EXIT.usage;
    const { reportEarlyFailure } = await import('./run-command.ts');
    return reportEarlyFailure(error, io, argv);
  }
  // Only now: help and wrong usage need none of what a command needs.
  const { runCommand } = await import('./run-command.ts');
  return runCommand(io, invocation, main);
};
