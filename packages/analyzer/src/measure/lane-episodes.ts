import type { Episode } from '@feedback/schema';
import { episodeOf, join, type Sighting } from './episode.ts';
import type { Lane } from './run-index.ts';

/** Where in a lane of runs a mistake was seen. */
export interface InLane {
  readonly subject: string;
  readonly lane: Lane;
  /** By the position of the run. */
  readonly seen: Map<number, Sighting>;
}

/** The place of the first run from `position` on that was whole: what a partial one does not show may still be there. */
const nextWhole = ({ runs }: Lane, position: number): number => {
  let at = position;
  while (runs[at]?.partial === true) at++;
  return at;
};

/** Neighbouring runs that show a mistake are one episode; the next whole run of the lane, which doesn't, resolves it. */
export const episodesInLane = ({ subject, lane, seen }: InLane): Episode[] => {
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
