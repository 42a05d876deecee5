import type { Problem } from '@feedback/schema';
import { EXIT, type ExitCode } from './exit-code.ts';

/** Ends a command with problems that the user can do something about; never shown with a stack. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: string;
  readonly problems: readonly Problem[];
  readonly exitCode: ExitCode;
  constructor(problems: readonly Problem[], exitCode: ExitCode = EXIT.usage, options?: ErrorOptions) {
    super(problems.map(({ message }) => message).join('\n'), options);
    this.code = problems[0]?.code ?? 'FAILED';
    this.problems = problems;
    this.exitCode = exitCode;
  }
}

/** An error of one problem, for the usual case. */
export const cliError = (
  code: string,
  message: string,
  place: Pick<Problem, 'path' | 'line'> = {},
): CliError => new CliError([{ severity: 'error', code, message, ...place }]);
