import type { OngoingRun } from '@feedback/collector';
import { ciRun, type Environment } from './ci-run.ts';
import { gitRevision } from './git-revision.ts';

/**
 * What this process belongs to: the run of CI by its variables, the commit and branch by them, else by git. They are taken from
 * one source together, for a branch of one and a commit of the other would be a revision that never was.
 */
export const ongoingRun = async (root: string, env: Environment): Promise<OngoingRun> => {
  const run = ciRun(env);
  return run?.commit === undefined ? { ...run, ...(await gitRevision(root, env)) } : run;
};
