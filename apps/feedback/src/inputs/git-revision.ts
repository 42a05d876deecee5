import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Environment } from './ci-run.ts';

export interface Revision {
  readonly commit?: string;
  /** Absent where no branch is checked out. */
  readonly branch?: string;
}

/** git answers from files of the repository; longer than this, something is wrong. */
const PATIENCE_MS = 5_000;

const HASH = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** What git prints; `undefined` where there is no git, no repository, or no answer. */
export const git = async (
  cwd: string,
  env: Environment,
  args: readonly string[],
): Promise<string | undefined> => {
  try {
    // A monitor would be a program of the repository's choice.
    const { stdout } = await promisify(execFile)('git', ['-c', 'core.fsmonitor=false', ...args], {
      cwd,
      env: { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
      timeout: PATIENCE_MS,
      windowsHide: true,
    });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
};

/**
 * The commit that is checked out at a folder, and its branch. Empty outside of a repository and before its first commit; a
 * detached HEAD has no branch.
 */
export const gitRevision = async (cwd: string, env: Environment): Promise<Revision> => {
  const [commit, branch] = await Promise.all([
    git(cwd, env, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
    git(cwd, env, ['symbolic-ref', '--short', '--quiet', 'HEAD']),
  ]);
  if (commit === undefined || !HASH.test(commit)) return {};
  return { commit, ...(branch === undefined ? {} : { branch }) };
};
