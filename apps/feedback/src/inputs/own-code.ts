import { sharesSyntax, type Language, type Problem } from '@feedback/schema';
import type { Context } from '../context.ts';
import { findSources, readSource, type SourceFile } from './source-files.ts';

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

type Project = Pick<Context, 'cwd' | 'workspace'>;

/** All code of the project. What can't be read is left out unless somebody asks: it is for `check` to tell. */
export async function* ownSources(
  { cwd, workspace }: Project,
  onProblem: (problem: Problem) => void = () => undefined,
): AsyncGenerator<SourceFile> {
  const { root, settings } = await workspace();
  yield* findSources({ paths: [root], cwd, root, ignored: settings.ignore, onProblem });
}

/** Reads the project's own code in a language, up to a few MB, in order of path. What can't be read is left out. */
export const readOwnCode = async (project: Project, language: Language): Promise<readonly OwnFile[]> => {
  const files: OwnFile[] = [];
  let length = 0;
  for await (const file of ownSources(project)) {
    if (!sharesSyntax(language, file.language)) continue;
    const source = await readSource(file);
    if (!('code' in source) || source.code.length > MOST_IN_FILE) continue;
    length += source.code.length;
    if (length > MOST_CODE) break;
    files.push({ path: file.path, language: file.language, code: source.code });
  }
  return files;
};
