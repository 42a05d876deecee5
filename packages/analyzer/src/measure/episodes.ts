import { episodeId, worseSeverity, type Episode, type Run, type Severity } from '@feedback/schema';
import { DAY_MS } from './days.ts';
import { indexRuns, type Lane, type RunIndex } from './run-index.ts';

/** A mistake whose source has no repeating runs counts as resolved when nothing was heard of it for so many days. */
export const QUIET_DAYS = 14;
const QUIET_MS = QUIET_DAYS * DAY_MS;

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

interface Sighting {
  occurrences: number;
  severity: Severity;
}

interface Stretch extends Sighting {
  first: number;
  last: number;
}

interface InLane {
  readonly subject: string;
  readonly lane: Lane;
  /** By the position of the run. */
  readonly seen: Map<number, Sighting>;
}

interface WithoutRuns {
  readonly subject: string;
  readonly project: string | undefined;
  readonly scope: string;
  stretches: Stretch[];
}

const join = (into: Sighting, { occurrences, severity }: Sighting): void => {
  into.occurrences += occurrences;
  into.severity = worseSeverity(into.severity, severity);
};

/** Joins a sighting at one instant with all stretches that it is near to. Whatever the order, the same stretches come out. */
const place = (stretches: readonly Stretch[], at: number, sighting: Sighting): Stretch[] => {
  const joined: Stretch = { first: at, last: at, ...sighting };
  const apart: Stretch[] = [];
  for (const stretch of stretches) {
    if (at - stretch.last >= QUIET_MS || stretch.first - at >= QUIET_MS) {
      apart.push(stretch);
      continue;
    }
    joined.first = Math.min(joined.first, stretch.first);
    joined.last = Math.max(joined.last, stretch.last);
    join(joined, stretch);
  }
  apart.push(joined);
  return apart;
};

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

const episodeOf = (
  { subject, project, scope }: Pick<WithoutRuns, 'subject' | 'project' | 'scope'>,
  identity: readonly string[],
  times: { readonly introduced: string; readonly last: string; readonly resolved: string | undefined },
  { occurrences, severity }: Sighting,
): Episode => ({
  episode_id: episodeId([subject, ...identity]),
  subject,
  ...(project === undefined ? {} : { project }),
  scope,
  introduced_at: times.introduced,
  last_seen_at: times.last,
  ...(times.resolved === undefined ? {} : { resolved_at: times.resolved }),
  occurrences,
  severity,
});

/** The place of the first run from `position` on that was whole: what a partial one does not show may still be there. */
const nextWhole = ({ runs }: Lane, position: number): number => {
  let at = position;
  while (runs[at]?.partial === true) at++;
  return at;
};

/** Neighbouring runs that show a mistake are one episode; the next whole run of the lane, which doesn't, resolves it. */
const episodesInLane = ({ subject, lane, seen }: InLane): Episode[] => {
  const episodes: Episode[] = [];
  const sightings = [...seen].toSorted(([a], [b]) => a - b);
  for (let from = 0, to = 0; from < sightings.length; from = to) {
    const start = sightings[from]?.[0] ?? 0;
    const total: Sighting = { occurrences: 0, severity: 'low' };
    let end = start;
    let next = start;
    for (; to < sightings.length; to++) {
      const [position, sighting] = sightings[to] ?? [Number.NaN, total];
      if (position > next) break;
      join(total, sighting);
      end = position;
      next = nextWhole(lane, position + 1);
    }
    const [first, last] = [lane.runs[start], lane.runs[end]];
    if (first === undefined || last === undefined) continue;
    const times = {
      introduced: first.timestamp,
      last: last.timestamp,
      resolved: lane.runs[next]?.timestamp,
    };
    episodes.push(
      episodeOf(
        { subject, project: lane.project, scope: lane.scope },
        [lane.key, first.run_id],
        times,
        total,
      ),
    );
  }
  return episodes;
};

const episodesWithoutRuns = (group: WithoutRuns, now: number): Episode[] =>
  group.stretches.map((stretch) => {
    const quietSince = stretch.last + QUIET_MS;
    const introduced = instant(stretch.first);
    return episodeOf(
      group,
      [group.project ?? '', group.scope, introduced],
      {
        introduced,
        last: instant(stretch.last),
        resolved: quietSince <= now ? instant(quietSince) : undefined,
      },
      stretch,
    );
  });

const order = (a: Episode, b: Episode): number =>
  a.introduced_at === b.introduced_at
    ? a.episode_id < b.episode_id
      ? -1
      : 1
    : a.introduced_at < b.introduced_at
      ? -1
      : 1;

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
      ].toSorted(order),
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
