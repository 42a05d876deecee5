import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Problem } from '@feedback/schema';
import { glob, isDynamicPattern } from 'tinyglobby';

/** A file to read as a report. */
export interface ReportFile {
  /** As it was given, for people and for answers; `-` is standard input. */
  readonly path: string;
  /** Where it is; absent for standard input. */
  readonly location?: string;
  /** Named by the user, so that it is a problem when it is no report. */
  readonly named: boolean;
}

export interface ReportFiles {
  readonly files: readonly ReportFile[];
  readonly problems: readonly Problem[];
}

const IGNORED = ['**/node_modules/**', '**/.git/**'];

const globFiles = async (patterns: readonly string[], cwd: string): Promise<string[]> => {
  const found = await glob(patterns, {
    cwd,
    ignore: IGNORED,
    onlyFiles: true,
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  return found.toSorted();
};

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

const expandFolder = async (input: string, location: string): Promise<ReportFile[]> => {
  const found = await globFiles(['**/*'], location);
  return found.map((path) => ({ path: join(input, path), location: join(location, path), named: false }));
};

const expandInput = async (input: string, cwd: string): Promise<readonly ReportFile[]> => {
  if (input === '-') return [{ path: '-', named: true }];
  const location = resolve(cwd, input);
  try {
    const found = await stat(location);
    return found.isDirectory()
      ? await expandFolder(input, location)
      : [{ path: input, location, named: true }];
  } catch (error) {
    // Anything else than "there is none" will be met again, and told, when the file is read.
    if (!isMissing(error)) return [{ path: input, location, named: true }];
  }
  if (!isDynamicPattern(input)) return [];
  return (await globFiles([input.replaceAll('\\', '/')], cwd)).map((path) => ({
    path,
    location: resolve(cwd, path),
    named: true,
  }));
};

const nothingThere = (input: string): Problem => ({
  severity: 'error',
  code: 'NOT_FOUND',
  message: isDynamicPattern(input)
    ? `No file matches ${input}. Check the pattern, and quote it so that the shell leaves it alone.`
    : `There is no file or folder ${input}. Check the path.`,
  path: input,
});

/** Turns the words of a command line (files, folders, globs, `-`) into files, each once, in the order given. */
export const expandInputs = async (inputs: readonly string[], cwd: string): Promise<ReportFiles> => {
  const files = new Map<string, ReportFile>();
  const problems: Problem[] = [];
  for (const input of inputs) {
    const expanded = await expandInput(input, cwd);
    if (expanded.length === 0) {
      const folder = await stat(resolve(cwd, input)).then(
        (found) => found.isDirectory(),
        () => false,
      );
      if (!folder) problems.push(nothingThere(input));
    }
    for (const file of expanded) {
      const known = files.get(file.location ?? '-');
      if (known === undefined || (file.named && !known.named)) files.set(file.location ?? '-', file);
    }
  }
  return { files: [...files.values()], problems };
};
