import type { Commit } from '../git/landed-commits.ts';
import type { Repository } from '../git/repository.ts';

const holds = async ({ run }: Repository, commit: string, ancestor: string): Promise<boolean> => {
  const { code } = await run(['merge-base', '--is-ancestor', ancestor, commit], [0, 1, 128]);
  return code === 0;
};

const HASH = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * Tells by which of a branch's commits a repair landed there: the repair itself, or the merge that brought it. For a rule that was learned
 * from the repair, that is no evidence. A repair that was squashed or rebased is not recognised.
 */
export const landingOf = (
  repository: Repository,
  repair: string | undefined,
): ((landed: Commit) => Promise<boolean>) => {
  if (repair === undefined || !HASH.test(repair)) return async () => false;
  const known = new Map<string, Promise<boolean>>();
  const brings = async ({ hash, parents: [first, second] }: Commit): Promise<boolean> => {
    if (hash === repair) return true;
    if (first === undefined || second === undefined) return false;
    return (await holds(repository, hash, repair)) && !(await holds(repository, first, repair));
  };
  return (landed) => {
    const found = known.get(landed.hash) ?? brings(landed);
    known.set(landed.hash, found);
    return found;
  };
};
