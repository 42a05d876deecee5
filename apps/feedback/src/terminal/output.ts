import { plainText, painter, type Paint } from '@feedback/report';
import type { Problem } from '@feedback/schema';
import type { Io } from '../io.ts';
import { describeProblem } from './describe-problem.ts';

export type ColorChoice = 'auto' | 'always' | 'never';

export interface OutputOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: ColorChoice;
}

/** Where a command speaks: answers to stdout, everything else to stderr. */
export interface Output {
  readonly json: boolean;
  readonly verbose: boolean;
  /** Whether stdout gets colours. */
  readonly color: boolean;
  readonly paint: Paint;
  /** Columns of the terminal; 120 where there is none. */
  readonly width: number;
  /** Prints text for people or programs to stdout, as it is. */
  readonly text: (text: string) => void;
  /** Prints one JSON answer to stdout, with its `schema_version`. */
  readonly answer: (value: object) => void;
  /** Tells something beside the answer on stderr, unless quiet. */
  readonly note: (text: string) => void;
  /** Shows problems on stderr; information only where asked for. */
  readonly problems: (problems: readonly Problem[]) => void;
  /** Replaces the progress line on stderr, where that is a terminal; empty text removes it. */
  readonly progress: (text: string) => void;
  /** Holds back notes, problems and progress while something else has the whole screen, and tells them afterwards. */
  readonly holding: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Colour is wanted unless NO_COLOR is set (no-color.org) or the stream is no terminal. */
const wantsColor = (choice: ColorChoice, { env, stdout }: Io): boolean => {
  if (choice !== 'auto') return choice === 'always';
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  if ((env['FORCE_COLOR'] ?? '0') !== '0') return true;
  return stdout.isTTY === true && env['TERM'] !== 'dumb';
};

/** Lays an output over the program's streams. */
export const createOutput = (io: Io, options: OutputOptions): Output => {
  const { json, quiet, verbose } = options;
  const color = wantsColor(options.color, io);
  let progressed = '';
  let held: string[] | undefined;
  const tell = (text: string): void => {
    if (held === undefined) io.stderr.write(text);
    else held.push(text);
  };
  const clear = (): void => {
    if (progressed !== '') io.stderr.write('\r\u001B[K');
    progressed = '';
  };
  return {
    json,
    verbose,
    color,
    paint: painter(color),
    width: io.stdout.columns ?? 120,
    text: (text) => {
      clear();
      io.stdout.write(text);
    },
    answer: (value) => {
      clear();
      io.stdout.write(`${JSON.stringify({ schema_version: 1, ...value }, null, 2)}\n`);
    },
    note: (text) => {
      if (quiet) return;
      clear();
      tell(`${plainText(text)}\n`);
    },
    problems: (problems) => {
      clear();
      for (const problem of problems)
        if (problem.severity !== 'info' || verbose) tell(`${describeProblem(problem)}\n`);
    },
    progress: (text) => {
      if (quiet || io.stderr.isTTY !== true || held !== undefined) return;
      const line = plainText(text).slice(0, (io.stderr.columns ?? 80) - 1);
      if (line === progressed) return;
      clear();
      io.stderr.write(line);
      progressed = line;
    },
    holding: async (work) => {
      held = [];
      try {
        return await work();
      } finally {
        const told = held;
        held = undefined;
        // The same problem is told once, however often it was met.
        for (const text of new Set(told)) tell(text);
      }
    },
  };
};
