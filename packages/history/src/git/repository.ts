import { HistoryError } from '../history-error.ts';
import { gitRecords, runGit, type GitAnswer, type GitOptions } from './run-git.ts';

/** A git repository with a working tree, or a bare one, opened for reading. */
export interface Repository {
  /** The top of the working tree; of a bare repository its own folder. */
  readonly root: string;
  readonly isBare: boolean;
  /** History was cut off: commits at the edge have lost their parents. */
  readonly isShallow: boolean;
  /** The id of the tree without files, in the repository's own hash. */
  readonly emptyTree: string;
  readonly options: GitOptions;
  readonly run: (args: readonly string[], accepted?: readonly number[]) => Promise<GitAnswer>;
  readonly records: (args: readonly string[]) => AsyncGenerator<Buffer>;
}

const EMPTY_TREE: Readonly<Record<string, string>> = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

const FACTS = ['rev-parse', '--is-bare-repository', '--is-shallow-repository', '--show-object-format'];

/** Without a working tree the place of the repository itself stands for its top. */
const askFacts = async (options: GitOptions): Promise<GitAnswer> => {
  try {
    return await runGit([...FACTS, '--show-toplevel'], options);
  } catch (error) {
    if (!(error instanceof HistoryError) || error.code !== 'GIT_FAILED') throw error;
    return runGit([...FACTS, '--absolute-git-dir'], options);
  }
};

/** Opens the repository that a folder is in. Rejects with `HistoryError` `NO_GIT`, `NOT_A_REPOSITORY` or `GIT_FAILED`. */
export const openRepository = async (options: GitOptions): Promise<Repository> => {
  const { output } = await askFacts(options);
  const [bare, shallow, hash = '', ...top] = output
    .toString()
    .replace(/\r?\n$/, '')
    .split('\n');
  const root = top.join('\n');
  const rooted = { ...options, cwd: root };
  return {
    root,
    isBare: bare === 'true',
    isShallow: shallow === 'true',
    emptyTree: EMPTY_TREE[hash] ?? '',
    options: rooted,
    run: (args, accepted) => runGit(args, rooted, accepted),
    records: (args) => gitRecords(args, rooted),
  };
};
