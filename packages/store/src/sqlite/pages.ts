import type { Assignment, EventFilter, RunFilter } from '@feedback/schema';
import type { Kysely } from 'kysely';
import type { EventRow } from '../event-row.ts';
import { filteredEvents, filteredRuns } from './filters.ts';
import type { EpisodeRow, RunRow, Tables } from './tables.ts';

/** The place in the order that a page goes on after. */
export type EventPlace = Pick<EventRow, 'timestamp' | 'event_id'>;
export type RunPlace = Pick<RunRow, 'timestamp' | 'run_id'>;
export type AssignmentPlace = Pick<Assignment, 'subject' | 'id'>;
export type EpisodePlace = Pick<EpisodeRow, 'introduced_at' | 'episode_id'>;

/** One page of events, in order of time, then id, after the last of the page before. */
export const eventPage = (db: Kysely<Tables>, filter: EventFilter, size: number, after?: EventPlace) => {
  let query = filteredEvents(db, filter);
  if (after !== undefined)
    query = query.where((eb) =>
      eb(eb.refTuple('timestamp', 'event_id'), '>', eb.tuple(after.timestamp, after.event_id)),
    );
  return query.select(['timestamp', 'event_id', 'body']).orderBy('timestamp').orderBy('event_id').limit(size);
};

/** One page of runs, in order of time, then id. */
export const runPage = (db: Kysely<Tables>, filter: RunFilter, size: number, after?: RunPlace) => {
  let query = filteredRuns(db, filter);
  if (after !== undefined)
    query = query.where((eb) =>
      eb(eb.refTuple('timestamp', 'run_id'), '>', eb.tuple(after.timestamp, after.run_id)),
    );
  return query.select(['timestamp', 'run_id', 'body']).orderBy('timestamp').orderBy('run_id').limit(size);
};

/** One page of assignments, in order of subject, then id. */
export const assignmentPage = (db: Kysely<Tables>, size: number, after?: AssignmentPlace) => {
  let query = db.selectFrom('assignments');
  if (after !== undefined)
    query = query.where((eb) => eb(eb.refTuple('subject', 'id'), '>', eb.tuple(after.subject, after.id)));
  return query
    .select(['subject', 'id', 'pattern', 'method', 'probability', 'version'])
    .orderBy('subject')
    .orderBy('id')
    .limit(size);
};

/** One page of episodes, in order of their beginning, then id. */
export const episodePage = (db: Kysely<Tables>, size: number, after?: EpisodePlace) => {
  let query = db.selectFrom('episodes');
  if (after !== undefined)
    query = query.where((eb) =>
      eb(eb.refTuple('introduced_at', 'episode_id'), '>', eb.tuple(after.introduced_at, after.episode_id)),
    );
  return query
    .select(['introduced_at', 'episode_id', 'body'])
    .orderBy('introduced_at')
    .orderBy('episode_id')
    .limit(size);
};
