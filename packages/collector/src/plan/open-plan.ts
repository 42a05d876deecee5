import type { Problem } from '@feedback/schema';
import { open, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { CollectorError } from '../collector-error.ts';

/** Where plan files may lie unless told otherwise: the working folder and the system's temporary folder. */
export const ALLOWED_PLAN_ROOTS: readonly string[] = [process.cwd(), tmpdir()];

export interface PlanFileOptions {
  /** The heading above the patterns; `Patterns to Apply` unless given. */
  readonly sectionHeading?: string;
  /** Folders that the file must lie in, after symbolic links are resolved; `ALLOWED_PLAN_ROOTS` unless given. */
  readonly allowedRoots?: readonly string[];
  /** Is told what was odd about the plan. */
  readonly onProblem?: (problem: Problem) => void;
  readonly timestamp?: string | Date;
}

/** Longer plans are refused: a MiB of Markdown is no plan. */
const MAX_BYTES = 1024 * 1024;

export interface PlanFile {
  readonly text: string;
  readonly name: string;
  /** Absolute, without symbolic links. */
  readonly path: string;
}

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code);

const refusals: Readonly<Record<string, readonly [CollectorError['code'], string]>> = {
  ENOENT: ['NOT_FOUND', 'does not exist'],
  ENOTDIR: ['NOT_FOUND', 'does not exist'],
  EISDIR: ['NOT_A_FILE', 'is a folder, not a file'],
  ENXIO: ['NOT_A_FILE', 'is not a regular file'],
  ERR_INVALID_ARG_VALUE: ['NOT_A_FILE', 'is no path that a file can have'],
  ENAMETOOLONG: ['NOT_A_FILE', 'is no path that a file can have'],
};

const refuse = (path: string, error: unknown): CollectorError => {
  if (error instanceof CollectorError) return error;
  const [code, why] = refusals[codeOf(error)] ?? ['UNREADABLE', `cannot be read (${codeOf(error)})`];
  return new CollectorError(
    code,
    `The plan file ${JSON.stringify(path)} ${why}; give the path of a Markdown file.`,
    {
      path,
      cause: error,
    },
  );
};

/** The path without symbolic links, as far as it exists; what does not exist is added as it is written. */
const resolved = async (path: string): Promise<string> => {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') throw error;
    const parent = dirname(path);
    return parent === path ? path : join(await resolved(parent), basename(path));
  }
};

const isInside = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
};

const read = async (path: string, given: string): Promise<string> => {
  const file = await open(path, 'r');
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
    if (stats.size > MAX_BYTES)
      throw new CollectorError(
        'TOO_LARGE',
        `The plan file ${given} has more than ${MAX_BYTES} bytes; split it.`,
        { path: given },
      );
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
};

const checkPath = (path: string): void => {
  if (typeof path !== 'string' || path.trim() === '')
    throw new CollectorError(
      'NOT_A_FILE',
      'The path of the plan file is empty; give the path of a Markdown file.',
    );
  if (path.split(/[\\/]/).includes('..'))
    throw new CollectorError(
      'PATH_TRAVERSAL',
      `The plan file ${JSON.stringify(path)} has a ".." part, which is refused; give its plain path.`,
      { path },
    );
};

/** The real path of a file inside one of the roots. */
const inside = async (path: string, allowedRoots: readonly string[]): Promise<string> => {
  const real = await resolved(resolve(path));
  const roots = await Promise.all(allowedRoots.map((root) => resolved(resolve(root))));
  if (roots.some((root) => isInside(root, real))) return real;
  throw new CollectorError(
    'OUTSIDE_ALLOWED_ROOTS',
    `The plan file ${JSON.stringify(path)} lies outside the allowed folders (${allowedRoots.join(', ')}); move it there or allow its folder.`,
    { path },
  );
};

/**
 * Reads a plan file that lies inside one of the roots. Throws `CollectorError`: `PATH_TRAVERSAL` for a `..` part,
 * `OUTSIDE_ALLOWED_ROOTS`, `NOT_FOUND`, `NOT_A_FILE`, `UNREADABLE`, `TOO_LARGE`.
 */
export const openPlan = async (
  path: string,
  allowedRoots: readonly string[] = ALLOWED_PLAN_ROOTS,
): Promise<PlanFile> => {
  checkPath(path);
  try {
    const real = await inside(path, allowedRoots);
    return { text: await read(real, path), name: basename(path), path: real };
  } catch (error) {
    throw refuse(path, error);
  }
};
