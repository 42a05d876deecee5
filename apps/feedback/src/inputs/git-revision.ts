import { currentBranch, findCommit, openRepository, runGit } from '@feedback/history';
import type { Environment } from './ci-run.ts';

export interface Revision {
  readonly commit?: string;
  /** Absent where no branch is checked out. */
  readonly branch?: string;
}

/** git answers from files of the repository; longer than this, something is wrong. */
const PATIENCE_MS = 5_000;

/** What git prints; `undefined` where there is no git, no repository, or no answer. */
export const git = async (
  cwd: string,
  env: Environment,
  args: readonly string[],
): Promise<string | undefined> => {
  try {
    const { output } = await runGit(args, { cwd, env, timeout: PATIENCE_MS });
    return output.toString().trim() || undefined;
  } catch {
    return undefined;
  }
};

/**
 * The commit that is checked out at a folder, and its branch. Empty outside of a repository, before its first commit, and where git
 * doesn't answer; a detached HEAD has no branch.
 */
export const gitRevision = async (cwd: string, env: Environment): Promise<Revision> => {
  try {
    const repository = await openRepository({ cwd, env, timeout: PATIENCE_MS });
    const [commit, branch] = await Promise.all([findCommit(repository, 'HEAD'), currentBranch(repository)]);
    if (commit === undefined) return {};
    return { commit, ...(branch === undefined ? {} : { branch }) };
  } catch {
    return {};
  }
};
