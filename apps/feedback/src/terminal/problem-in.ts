import type { Problem } from '@feedback/schema';

/** Says in which file a problem is, for problems of what was read without knowing where it came from. */
export const problemIn =
  (path: string) =>
  (problem: Problem): Problem => ({ ...problem, path: problem.path ?? path });
