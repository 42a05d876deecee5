import { hash } from 'node:crypto';
import type { AuthorOf } from '@feedback/analyzer';
import type { Environment } from '../inputs/ci-run.ts';
import { git } from '../inputs/git-revision.ts';

const NAME_DIGITS = 16;

/** What an experiment calls a person: 16 hexadecimal digits of the hash of their address, whatever its case. */
export const authorName = (email: string): string =>
  hash('sha256', `author:${email.trim().toLowerCase()}`, 'hex').slice(0, NAME_DIGITS);

/** Commits come from reports: only what can be nothing else may reach a command line. */
const HASH = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** So many hashes fit into every system's command line. */
const AT_ONCE = 200;

/** Finds who wrote commits of this repository; commits that it does not have are nobody's. */
export const readAuthors = async (
  root: string,
  env: Environment,
  commits: Iterable<string>,
): Promise<AuthorOf> => {
  const wanted = [...new Set(commits)].filter((commit) => HASH.test(commit));
  const authors = new Map<string, string>();
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const asked = wanted.slice(from, from + AT_ONCE);
    const options = ['--no-walk=unsorted', '--ignore-missing', '--format=%H %ae'];
    const answer = (await git(root, env, ['log', ...options, ...asked])) ?? '';
    for (const line of answer.split('\n')) {
      const [commit = '', email = ''] = line.split(' ', 2);
      if (email !== '') authors.set(commit, authorName(email));
    }
  }
  return (commit) => authors.get(commit);
};

/** Who writes here: in CI the author of the commit that is looked at, else git's `user.email`; `undefined` where neither tells. */
export const presentAuthor = async (
  root: string,
  env: Environment,
  isCi: boolean,
): Promise<string | undefined> => {
  const email = await git(
    root,
    env,
    isCi ? ['log', '-1', '--format=%ae'] : ['config', '--get', 'user.email'],
  );
  return email === undefined ? undefined : authorName(email);
};
