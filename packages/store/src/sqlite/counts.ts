import type { EventFilter, RunFilter } from '@feedback/schema';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { effectivePattern, filteredEvents, filteredMistakes, filteredRuns } from './filters.ts';
import type { Tables } from './tables.ts';

/** Occurrences as a float, so that no sum of hostile counts overflows. */
const occurrences: RawBuilder<number> = sql<number>`sum(cast(${sql.ref('count')} as real))`;

const day: RawBuilder<string> = sql<string>`substr(${sql.ref('timestamp')}, 1, 10)`;

/** Events by kind. */
export const kindCounts = (db: Kysely<Tables>, filter: EventFilter) =>
  filteredEvents(db, filter)
    .select((eb) => ['kind', eb.fn.countAll<number>().as('events')])
    .groupBy('kind');

/** Mistakes by effective pattern. */
export const patternTallies = (db: Kysely<Tables>, filter: EventFilter) =>
  filteredMistakes(db, filter)
    .select((eb) => [
      effectivePattern(eb).as('effective'),
      eb.fn.countAll<number>().as('events'),
      occurrences.as('occurrences'),
      eb.fn.max('severity').as('severity'),
      eb.fn.min('timestamp').as('firstSeen'),
      eb.fn.max('timestamp').as('lastSeen'),
    ])
    .groupBy('effective');

/** Mistakes by day, `YYYY-MM-DD`. */
export const mistakesPerDay = (db: Kysely<Tables>, filter: EventFilter) =>
  filteredMistakes(db, filter)
    .select((eb) => [day.as('day'), eb.fn.countAll<number>().as('events'), occurrences.as('occurrences')])
    .groupBy('day');

/** Runs by day, `YYYY-MM-DD`. */
export const runsPerDay = (db: Kysely<Tables>, filter: RunFilter) =>
  filteredRuns(db, filter)
    .select((eb) => [day.as('day'), eb.fn.countAll<number>().as('runs')])
    .groupBy('day');
