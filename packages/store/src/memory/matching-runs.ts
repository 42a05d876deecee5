import { byKeys, type Run, type RunFilter } from '@feedback/schema';

/** The runs of a filter, in order of time, then id. */
export const matchingRuns = (runs: readonly Run[], { kinds, since = '', until }: RunFilter): Run[] =>
  runs
    .filter(
      (run) =>
        (kinds === undefined || kinds.includes(run.kind)) &&
        run.timestamp >= since &&
        (until === undefined || run.timestamp < until),
    )
    .toSorted(
      byKeys(
        (run) => run.timestamp,
        (run) => run.run_id,
      ),
    );
