import { byKeys, type Episode, type MistakeRecord, type Run, type Severity } from '@feedback/schema';
import { DEFAULT_SEVERITY } from '../mistake.ts';
import { join } from './episode.ts';
import { episodesInLane, type InLane } from './lane-episodes.ts';
import { episodesWithoutRuns, place, type WithoutRuns } from './quiet-episodes.ts';
import { indexRuns, type Lane, type RunIndex } from './run-index.ts';

/** One sighting of a mistake. */
export interface Observation {
  /** `pattern:NAME` or `signature:ID`. */
  readonly subject: string;
  readonly project: string | undefined;
  readonly runId: string | undefined;
  readonly timestamp: string;
  readonly occurrences: number;
  readonly severity: Severity;
}

const byTimeThenId = byKeys<Episode>(
  (episode) => episode.introduced_at,
  (episode) => episode.episode_id,
);

/** A mistake as a sighting of a subject; `unrated` is its severity where no review said one. */
export const observationOf = (
  subject: string,
  { project, run_id, timestamp, count, severity }: MistakeRecord,
  unrated: Severity = DEFAULT_SEVERITY,
): Observation => ({
  subject,
  project: project ?? undefined,
  runId: run_id ?? undefined,
  timestamp,
  occurrences: count,
  severity: severity ?? unrated,
});

/** Gathers sightings in any order; `finish` gives the episodes in order of their beginning. */
export const createEpisodes = (
  runs: RunIndex,
  now: Date,
): { readonly add: (observation: Observation) => void; readonly finish: () => Episode[] } => {
  const inLanes = new Map<Lane, Map<string, InLane>>();
  const withoutRuns = new Map<string, WithoutRuns>();

  const addToLane = (lane: Lane, position: number, { subject, occurrences, severity }: Observation): void => {
    // By two keys: putting them together for each of a million sightings took longer than all else here.
    const groups = inLanes.get(lane) ?? new Map<string, InLane>();
    if (groups.size === 0) inLanes.set(lane, groups);
    let group = groups.get(subject);
    if (group === undefined) groups.set(subject, (group = { subject, lane, seen: new Map() }));
    const before = group.seen.get(position);
    if (before === undefined) group.seen.set(position, { occurrences, severity });
    else join(before, { occurrences, severity });
  };

  const addWithoutRun = (observation: Observation, scope: string): void => {
    const { subject, project, occurrences, severity } = observation;
    const key = JSON.stringify([subject, project ?? null, scope]);
    const group = withoutRuns.get(key) ?? { subject, project, scope, stretches: [] };
    withoutRuns.set(key, group);
    group.stretches = place(group.stretches, Date.parse(observation.timestamp), { occurrences, severity });
  };

  return {
    add: (observation) => {
      const run = observation.runId === undefined ? undefined : runs.byId.get(observation.runId);
      if (run?.lane === undefined) addWithoutRun(observation, run?.scope ?? '');
      else addToLane(run.lane, run.position, observation);
    },
    finish: () =>
      [
        ...[...inLanes.values()].flatMap((groups) => [...groups.values()].flatMap(episodesInLane)),
        ...[...withoutRuns.values()].flatMap((group) => episodesWithoutRuns(group, now.getTime())),
      ].toSorted(byTimeThenId),
  };
};

/**
 * The uninterrupted stretches of mistakes per subject, project and scope. In runs that repeat the same work (tests, scans,
 * reviews, deployments, benchmarks), the next run of the scope without the mistake resolves it; elsewhere 14 quiet days do.
 */
export const deriveEpisodes = (
  observations: Iterable<Observation>,
  runs: Iterable<Run>,
  now: Date,
): Episode[] => {
  const episodes = createEpisodes(indexRuns(runs), now);
  for (const observation of observations) episodes.add(observation);
  return episodes.finish();
};
