import { readFile, realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import {
  changedLines,
  decodeText,
  diffIndex,
  diffWorkingTree,
  findBase,
  findCommit,
  isInWorkingTree,
  openRepository,
  readBlobs,
  type BlobReader,
  type ChangedFile,
  type LineChange,
  type Repository,
} from '@feedback/history';
import { languageOfPath, type Problem } from '@feedback/schema';
import ignore from 'ignore';
import { isNobodysOwn, type SourceFile } from './source-files.ts';
import type { Environment } from './ci-run.ts';

/** A file that git says has changed. */
export interface ChangedSource {
  /** With its text. */
  readonly file: SourceFile;
  /** Which of its lines are new; read when it is asked for. */
  readonly changes: () => Promise<readonly LineChange[]>;
}

/** The files that changed, and since when in words. */
export interface ChangedSources {
  readonly since: string;
  readonly files: AsyncGenerator<ChangedSource>;
  /** Ends the git that reads contents. */
  readonly close: () => void;
}

export interface GitFilesQuery {
  /** What has changed in the index since the last commit, or in the working tree since a base. */
  readonly what: { readonly kind: 'staged' } | { readonly kind: 'changed'; readonly base?: string };
  /** Files and folders to keep to; all of the project when there are none. */
  readonly paths: readonly string[];
  readonly cwd: string;
  /** The project. */
  readonly root: string;
  /** More that is left out, as in `.gitignore`. */
  readonly ignored: readonly string[];
  readonly env: Environment;
  readonly signal: AbortSignal;
  readonly onProblem: (problem: Problem) => void;
}

const slashed = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

const isBelow = (location: string, folder: string): boolean =>
  location === folder || location.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Whether a file is the project's own and was asked for. */
const selection = ({ paths, cwd, root, ignored }: GitFilesQuery): ((location: string) => boolean) => {
  const own = ignore().add([...ignored]);
  const asked = paths.length === 0 ? [root] : paths.map((path) => resolve(cwd, path));
  return (location) => {
    if (asked.includes(location)) return true;
    if (!asked.some((folder) => isBelow(location, folder))) return false;
    const path = slashed(relative(root, location));
    if (path.startsWith('../')) return true;
    return !path.split('/').some(isNobodysOwn) && !own.ignores(path);
  };
};

const unreadable = (path: string, message: string): Problem => ({
  severity: 'warning',
  code: 'UNREADABLE',
  message,
  path,
});

const textOf = async (
  after: NonNullable<ChangedFile['after']>,
  location: string,
  blobs: BlobReader,
): Promise<string | undefined> => {
  if (!isInWorkingTree(after.blob)) return blobs.text(after.blob);
  return decodeText(await readFile(location));
};

async function* readChanged(
  repository: Repository,
  changed: readonly ChangedFile[],
  query: GitFilesQuery,
  blobs: BlobReader,
): AsyncGenerator<ChangedSource> {
  const isSelected = selection(query);
  for (const { before, after } of changed) {
    const language = after && languageOfPath(after.path);
    if (after === undefined || language === undefined) continue;
    const location = resolve(repository.root, after.path);
    if (!isSelected(location)) continue;
    const path = slashed(relative(query.cwd, location));
    const text = await textOf(after, location, blobs).catch((error: unknown) => {
      query.signal.throwIfAborted();
      query.onProblem(unreadable(path, `${(error as Error).message}. Check the path and its permissions.`));
      return undefined;
    });
    if (text === undefined) {
      query.onProblem(unreadable(path, 'Was left out: it is binary, too large, or no UTF-8 text.'));
      continue;
    }
    yield {
      file: { path, location, language, text },
      changes: async () => changedLines((before && (await blobs.text(before.blob))) ?? '', text),
    };
  }
}

const sinceOf = async (
  repository: Repository,
  what: GitFilesQuery['what'],
): Promise<{ readonly tree: string; readonly since: string }> => {
  if (what.kind === 'staged')
    return { tree: (await findCommit(repository, 'HEAD')) ?? repository.emptyTree, since: 'the last commit' };
  const { commit, name } = await findBase(repository, what.base);
  const short = commit.slice(0, 10);
  return { tree: commit, since: name.startsWith(short) ? name : `${name} (${short})` };
};

/**
 * The files that are staged, with their text in the index, or that differ from a base in the working tree, untracked ones included.
 * Rejects with `HistoryError` outside of a repository and for unknown revisions.
 */
export const findChangedSources = async (asked: GitFilesQuery): Promise<ChangedSources> => {
  // git tells paths without symbolic links.
  const [cwd, root] = await Promise.all([realpath(asked.cwd), realpath(asked.root)]);
  const query = { ...asked, cwd, root };
  const { what, env, signal } = query;
  const repository = await openRepository({ cwd, env, signal });
  const { tree, since } = await sinceOf(repository, what);
  const changed = await (what.kind === 'staged' ? diffIndex : diffWorkingTree)(repository, tree);
  const blobs = readBlobs(repository);
  return { since, files: readChanged(repository, changed, query, blobs), close: blobs.close };
};
