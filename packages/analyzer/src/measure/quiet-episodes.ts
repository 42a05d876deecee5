import type { Episode } from '@feedback/schema';
import { DAY_MS } from './days.ts';
import { episodeOf, join, type Sighting } from './episode.ts';

/** A mistake whose source has no repeating runs counts as resolved when nothing was heard of it for so many days. */
export const QUIET_DAYS = 14;
const QUIET_MS = QUIET_DAYS * DAY_MS;

interface Stretch extends Sighting {
  first: number;
  last: number;
}

/** When a mistake was seen in what has no repeating runs. */
export interface WithoutRuns {
  readonly subject: string;
  readonly project: string | undefined;
  readonly scope: string;
  stretches: Stretch[];
}

/** Joins a sighting at one instant with all stretches that it is near to. Whatever the order, the same stretches come out. */
export const place = (stretches: readonly Stretch[], at: number, sighting: Sighting): Stretch[] => {
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

/** Stretches that nothing joins are an episode each; it is resolved when it was quiet for long enough before `now`. */
export const episodesWithoutRuns = (group: WithoutRuns, now: number): Episode[] =>
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
