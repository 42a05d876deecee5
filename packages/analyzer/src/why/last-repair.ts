import type { Episode, EventStore, Run } from '@feedback/schema';
import { QUIET_DAYS } from '../measure/quiet-episodes.ts';

/** Between which runs a mistake was repaired last; ids and commits are `null` where they aren't known. */
export interface LastRepair {
  readonly broken_since: string;
  readonly last_seen: string;
  readonly resolved_at: string;
  /** The commit of the last run that showed it … */
  readonly last_commit: string | null;
  /** … and of the first run after it that didn't. */
  readonly fixed_commit: string | null;
  readonly branch: string | null;
  /** What is known, in a sentence. */
  readonly reason: string;
}

const lastResolved = (episodes: readonly Episode[]): (Episode & { resolved_at: string }) | undefined => {
  let last: (Episode & { resolved_at: string }) | undefined;
  for (const episode of episodes) {
    const { resolved_at } = episode;
    if (resolved_at !== undefined && (last === undefined || resolved_at > last.resolved_at))
      last = { ...episode, resolved_at };
  }
  return last;
};

const justAfter = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString();

const runsBetween = async (
  store: Pick<EventStore, 'runs'>,
  { last_seen_at, resolved_at, scope, project }: Episode & { resolved_at: string },
): Promise<readonly Run[]> => {
  const found: Run[] = [];
  for await (const run of store.runs({ since: last_seen_at, until: justAfter(resolved_at) }))
    if (run.scope === scope && run.project === project) found.push(run);
  return found;
};

const reasonOf = (last: string | null, fixed: string | null, hasRun: boolean): string => {
  if (!hasRun) return `Nobody saw it for ${QUIET_DAYS} days; what made it go isn't known.`;
  if (last === null || fixed === null)
    return 'The next run of the same work no longer showed it; its commit was not recorded.';
  return last === fixed
    ? 'It went without a change of the code: both runs were of one commit, so it may be flaky.'
    : `It was repaired by a commit after ${last}, up to ${fixed}.`;
};

/** How the last episode that ended did so: what the store knows, and no more. `undefined` when none has ended. */
export const lastRepair = async (
  store: Pick<EventStore, 'runs'>,
  episodes: readonly Episode[],
): Promise<LastRepair | undefined> => {
  const episode = lastResolved(episodes);
  if (episode === undefined) return undefined;
  const runs = await runsBetween(store, episode);
  const shown = runs.find(({ timestamp }) => timestamp === episode.last_seen_at);
  const clean = runs.findLast(({ timestamp }) => timestamp === episode.resolved_at);
  const [last, fixed] = [shown?.source.commit ?? null, clean?.source.commit ?? null];
  return {
    broken_since: episode.introduced_at,
    last_seen: episode.last_seen_at,
    resolved_at: episode.resolved_at,
    last_commit: last,
    fixed_commit: fixed,
    branch: clean?.source.branch ?? shown?.source.branch ?? null,
    reason: reasonOf(last, fixed, clean !== undefined && clean !== shown),
  };
};
