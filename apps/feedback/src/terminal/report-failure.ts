import { plainText } from '@feedback/report';
import type { Problem } from '@feedback/schema';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';
import type { Output } from './output.ts';

interface CodedError extends Error {
  readonly code: string;
  readonly path?: unknown;
  readonly problems?: readonly Problem[];
}

/** The error classes of our packages: what they say is meant for people. */
const OURS = /^(Store|Collector|Analyzer|Patterns|Rules|Generator|History|Lock)Error$/;

const isCoded = (error: unknown): error is CodedError =>
  error instanceof Error && typeof (error as Partial<CodedError>).code === 'string';

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  isCoded(error) && typeof (error as NodeJS.ErrnoException).syscall === 'string';

const NEXT: Readonly<Record<string, string>> = {
  EACCES: 'Check the permissions.',
  EPERM: 'Check the permissions.',
  EROFS: 'The disk is read-only: choose another place with --store or --patterns-file.',
  ENOSPC: 'The disk is full: make room and run again.',
  EDQUOT: 'Your quota is used up: make room and run again.',
  ENOENT: 'Check the path.',
  EISDIR: 'Name a file, not a folder.',
  EMFILE: 'Too many files are open: close some programs or raise the limit.',
};

const problemOf = (error: CodedError): Problem => ({
  severity: 'error',
  code: error.code,
  message: isSystemError(error)
    ? `${error.message}. ${NEXT[error.code] ?? 'Correct that and run again.'}`
    : error.message,
  ...(typeof error.path === 'string' ? { path: error.path } : {}),
});

const failure = (error: unknown): { problems: readonly Problem[]; exitCode: number } => {
  if (error instanceof CliError) return error;
  if (isCoded(error) && (OURS.test(error.name) || isSystemError(error)))
    return { problems: error.problems?.length ? error.problems : [problemOf(error)], exitCode: EXIT.usage };
  const message = `This is a fault of feedback itself: ${error instanceof Error ? error.message : String(error)}. Run again with -v and report what it prints.`;
  return { problems: [{ severity: 'error', code: 'INTERNAL', message }], exitCode: EXIT.internal };
};

/** Tells why a command ended early and gives its exit code. With `-v` the stack follows. */
export const reportFailure = (error: unknown, output: Output, signal: AbortSignal): number => {
  if (signal.aborted) {
    output.problems([
      {
        severity: 'warning',
        code: 'INTERRUPTED',
        message: 'Interrupted. What was stored until then is kept.',
      },
    ]);
    return signal.reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted;
  }
  const { problems, exitCode } = failure(error);
  if (output.json) output.answer({ problems });
  output.problems(problems);
  if (output.verbose && error instanceof Error) output.note(plainText(error.stack ?? ''));
  return exitCode;
};
