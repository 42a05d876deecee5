import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Problem } from '@feedback/schema';
import { glob } from 'tinyglobby';
import type { Context } from '../../context.ts';
import { readTextFile } from '../../inputs/read-text.ts';
import { readStdin } from '../../io.ts';

/** A text to import from. */
export interface ImportSource {
  /** As it was given, or below the folder that was given. */
  readonly path: string;
  readonly text: string;
  /** Whether it was named itself, so that finding nothing in it is worth telling. */
  readonly isNamed: boolean;
}

/** Documents of rules, and logs of linters. */
const IN_FOLDERS = ['**/*.md', '**/*.mdx', '**/*.sarif', '**/*.sarif.json'];
const MOST_FILES = 5_000;

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const filesIn = async (
  folder: string,
  path: string,
  onProblem: (problem: Problem) => void,
): Promise<readonly string[]> => {
  const found = await glob(IN_FOLDERS, {
    cwd: folder,
    ignore: ['**/node_modules/**'],
    followSymbolicLinks: false,
  });
  const message = `It holds ${found.length} documents; the first ${MOST_FILES} were read. Name folders inside it.`;
  if (found.length === 0)
    onProblem({
      severity: 'warning',
      code: 'NO_PATTERNS',
      message: 'There is no Markdown and no SARIF in this folder. Name files.',
      path,
    });
  if (found.length > MOST_FILES) onProblem({ severity: 'error', code: 'TOO_MANY_FILES', message, path });
  return found
    .toSorted()
    .slice(0, MOST_FILES)
    .map((name) => join(path, name));
};

/** The texts that were asked for: files, folders (their Markdown and SARIF), or `-` for standard input. */
export async function* importSources(
  { cwd, io }: Context,
  paths: readonly string[],
  onProblem: (problem: Problem) => void,
): AsyncGenerator<ImportSource> {
  for (const path of paths) {
    if (path === '-') {
      yield { path, text: await readStdin(io), isNamed: true };
      continue;
    }
    const location = resolve(cwd, path);
    const folder = await isFolder(location);
    for (const file of folder ? await filesIn(location, path, onProblem) : [path]) {
      io.signal.throwIfAborted();
      const read = await readTextFile(file, resolve(cwd, file));
      if ('problem' in read) onProblem(read.problem);
      else yield { path: file, text: read.text, isNamed: !folder };
    }
  }
}
