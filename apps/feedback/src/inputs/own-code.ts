import { sharesSyntax, type Language } from '@feedback/schema';
import type { Context } from '../context.ts';
import { findSources, readSource } from './source-files.ts';

/** A file of the project with its text. */
export interface OwnFile {
  readonly path: string;
  readonly language: Language;
  readonly code: string;
}

/** So much code, in UTF-16 units, says enough about the habits of a project. */
const MOST_CODE = 3_000_000;

/** Files above this many units are data, or made by a program. */
const MOST_IN_FILE = 200_000;

/** Reads the project's own code in a language, up to a few MB, in order of path. What can't be read is left out. */
export const readOwnCode = async (
  { cwd, workspace }: Pick<Context, 'cwd' | 'workspace'>,
  language: Language,
): Promise<readonly OwnFile[]> => {
  const { root, settings } = await workspace();
  const files: OwnFile[] = [];
  let length = 0;
  const sources = findSources({
    paths: [root],
    cwd,
    root,
    ignored: settings.ignore,
    onProblem: () => undefined, // `check` tells what can't be read; a lesson can be written down without it.
  });
  for await (const file of sources) {
    if (!sharesSyntax(language, file.language)) continue;
    const source = await readSource(file);
    if (!('code' in source) || source.code.length > MOST_IN_FILE) continue;
    length += source.code.length;
    if (length > MOST_CODE) break;
    files.push({ path: file.path, language: file.language, code: source.code });
  }
  return files;
};
