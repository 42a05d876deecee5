import { HistoryError } from '../history-error.ts';
import type { Repository } from './repository.ts';

const HASH = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

const unknown = (revision: string, next: string): HistoryError =>
  new HistoryError(
    'UNKNOWN_REVISION',
    `There is no commit ${JSON.stringify(revision)} in this repository. ${next}`,
  );

/** The hash of the commit that a revision names; `undefined` when it names none. What looks like an option is never passed on. */
export const findCommit = async ({ run }: Repository, revision: string): Promise<string | undefined> => {
  if (revision === '' || revision.startsWith('-') || revision.includes('\0')) return undefined;
  const { output, code } = await run(
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
    [0, 1, 128],
  );
  const hash = output.toString().trim();
  return code === 0 && HASH.test(hash) ? hash : undefined;
};

/** The same, for a revision that must be there. Rejects with `HistoryError` `UNKNOWN_REVISION`. */
export const requireCommit = async (repository: Repository, revision: string): Promise<string> => {
  const commit = await findCommit(repository, revision);
  if (commit !== undefined) return commit;
  throw unknown(
    revision,
    repository.isShallow
      ? 'History was cut off here: "git fetch --unshallow" brings the rest.'
      : '"git log --oneline" lists commits.',
  );
};

/** The commit that two have in common, the latest; `undefined` when they have none that is known here. */
export const mergeBase = async (
  { run }: Repository,
  one: string,
  other: string,
): Promise<string | undefined> => {
  const { output, code } = await run(['merge-base', one, other], [0, 1]);
  return code === 0 ? output.toString().trim() : undefined;
};

const symbolicRef = async ({ run }: Repository, name: string): Promise<string | undefined> => {
  const { output, code } = await run(['symbolic-ref', '--quiet', '--short', name], [0, 1, 128]);
  return code === 0 ? output.toString().trim() : undefined;
};

/** The branch that is checked out; `undefined` where none is. */
export const currentBranch = (repository: Repository): Promise<string | undefined> =>
  symbolicRef(repository, 'HEAD');

/** A commit to compare with, and how people call it. */
export interface Base {
  readonly commit: string;
  readonly name: string;
}

const upstreamOf = async ({ run }: Repository): Promise<string | undefined> => {
  const { output, code } = await run(['rev-parse', '--abbrev-ref', '@{upstream}'], [0, 128]);
  return code === 0 ? output.toString().trim() : undefined;
};

/** Where work on a branch usually starts from, in the order of asking. */
const startingPoints = async (repository: Repository): Promise<readonly string[]> => {
  const [branch, remote] = await Promise.all([
    currentBranch(repository),
    symbolicRef(repository, 'refs/remotes/origin/HEAD'),
  ]);
  const upstream = await upstreamOf(repository);
  const usual = ['origin/main', 'origin/master', 'main', 'master'].filter((name) => name !== branch);
  return [upstream, remote, ...usual].filter((name) => name !== undefined);
};

const baseFrom = async (repository: Repository, name: string, head: string): Promise<Base> => {
  const commit = await mergeBase(repository, await requireCommit(repository, name), head);
  if (commit === undefined)
    throw new HistoryError(
      'NO_COMMON_ANCESTOR',
      `HEAD and ${name} have no known commit in common. ${repository.isShallow ? 'History was cut off here: "git fetch --unshallow" brings the rest.' : 'Name another base.'}`,
    );
  return { commit, name: `merge base with ${name}` };
};

/**
 * The commit that work is compared with: the revision itself, its merge base with HEAD when it ends in `...`, and without any the
 * merge base with the upstream or the default branch, else HEAD. Rejects with `HistoryError` `UNKNOWN_REVISION` or `NO_COMMON_ANCESTOR`.
 */
export const findBase = async (repository: Repository, revision?: string): Promise<Base> => {
  if (revision?.endsWith('...'))
    return baseFrom(repository, revision.slice(0, -3), await requireCommit(repository, 'HEAD'));
  if (revision !== undefined) return { commit: await requireCommit(repository, revision), name: revision };
  const head = await findCommit(repository, 'HEAD');
  if (head === undefined) return { commit: repository.emptyTree, name: 'nothing, as there is no commit yet' };
  for (const name of await startingPoints(repository))
    if ((await findCommit(repository, name)) !== undefined) return baseFrom(repository, name, head);
  return { commit: head, name: 'HEAD' };
};

/** A part of history as git is to be given it, and the commit at its end. */
export interface CommitRange {
  readonly range: readonly string[];
  readonly head: string;
}

/** Resolves `FROM..TO`, either of which may be missing for HEAD, or a commit and all before it. Rejects with `UNKNOWN_REVISION`. */
export const requireRange = async (repository: Repository, text = 'HEAD'): Promise<CommitRange> => {
  const [, from, to = ''] = /^(.*?)\.{2,3}(.*)$/.exec(text) ?? [];
  if (from === undefined) {
    const head = await requireCommit(repository, text);
    return { range: [head], head };
  }
  const start = await requireCommit(repository, from || 'HEAD');
  const head = await requireCommit(repository, to || 'HEAD');
  return { range: [`${start}..${head}`], head };
};
