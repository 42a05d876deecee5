import {
  MISTAKE_KINDS,
  patternName,
  type Assignment,
  type EventFilter,
  type RunFilter,
} from '@feedback/schema';
import { sql, type ExpressionBuilder, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from './tables.ts';

/** The place in an order of (time or subject, id) that a page goes on after. */
export type Cursor<First extends string = string> = readonly [First, string];

type EventExpressions = ExpressionBuilder<Tables, 'events'>;

/** The assigned pattern, else the declared one; an assignment to the empty name says that it belongs to none. */
const effectivePattern = (eb: EventExpressions) => {
  const assigned = eb
    .selectFrom('assignments')
    .select('assignments.pattern')
    .where('assignments.subject', '=', 'event')
    .whereRef('assignments.id', '=', 'events.event_id');
  return eb.fn<string | null>('nullif', [eb.fn.coalesce(assigned, 'events.pattern'), eb.val('')]);
};

/** Occurrences as a float, so that no sum of hostile counts overflows. */
const occurrences: RawBuilder<number> = sql<number>`sum(cast(${sql.ref('count')} as real))`;

const day: RawBuilder<string> = sql<string>`substr(${sql.ref('timestamp')}, 1, 10)`;

const nothing: RawBuilder<boolean> = sql<boolean>`1 = 0`;

/** Values for `in`; standard SQL knows no empty list. */
const orNothing = <T, R>(values: readonly T[], condition: (values: readonly T[]) => R) =>
  values.length === 0 ? nothing : condition(values);

const filteredEvents = (db: Kysely<Tables>, { kinds, patterns, since, until, runId }: EventFilter) => {
  let query = db.selectFrom('events');
  if (since !== undefined) query = query.where('timestamp', '>=', since);
  if (until !== undefined) query = query.where('timestamp', '<', until);
  if (runId !== undefined) query = query.where('run_id', '=', runId);
  if (kinds !== undefined) query = query.where((eb) => orNothing(kinds, (some) => eb('kind', 'in', some)));
  if (patterns !== undefined) {
    const names = patterns.map(patternName);
    query = query.where((eb) => orNothing(names, (some) => eb(effectivePattern(eb), 'in', some)));
  }
  return query;
};

const filteredMistakes = (db: Kysely<Tables>, filter: EventFilter) =>
  filteredEvents(db, filter).where('kind', 'in', MISTAKE_KINDS).where('flaky', '=', 0);

const filteredRuns = (db: Kysely<Tables>, { kinds, since, until }: RunFilter) => {
  let query = db.selectFrom('runs');
  if (since !== undefined) query = query.where('timestamp', '>=', since);
  if (until !== undefined) query = query.where('timestamp', '<', until);
  if (kinds !== undefined) query = query.where((eb) => orNothing(kinds, (some) => eb('kind', 'in', some)));
  return query;
};

/** One page of events, in order of time, then id. */
export const eventPage = (db: Kysely<Tables>, filter: EventFilter, size: number, after?: Cursor) => {
  let query = filteredEvents(db, filter);
  if (after !== undefined)
    query = query.where((eb) => eb(eb.refTuple('timestamp', 'event_id'), '>', eb.tuple(...after)));
  return query
    .select(['timestamp as first', 'event_id as second', 'body'])
    .orderBy('timestamp')
    .orderBy('event_id')
    .limit(size);
};

/** One page of runs, in order of time, then id. */
export const runPage = (db: Kysely<Tables>, filter: RunFilter, size: number, after?: Cursor) => {
  let query = filteredRuns(db, filter);
  if (after !== undefined)
    query = query.where((eb) => eb(eb.refTuple('timestamp', 'run_id'), '>', eb.tuple(...after)));
  return query
    .select(['timestamp as first', 'run_id as second', 'body'])
    .orderBy('timestamp')
    .orderBy('run_id')
    .limit(size);
};

/** One page of assignments, in order of subject, then id. */
export const assignmentPage = (db: Kysely<Tables>, size: number, after?: Cursor<Assignment['subject']>) => {
  let query = db.selectFrom('assignments');
  if (after !== undefined)
    query = query.where((eb) => eb(eb.refTuple('subject', 'id'), '>', eb.tuple(...after)));
  return query
    .select(['subject as first', 'id as second', 'body'])
    .orderBy('subject')
    .orderBy('id')
    .limit(size);
};

/** One page of episodes, in order of their beginning, then id. */
export const episodePage = (db: Kysely<Tables>, size: number, after?: Cursor) => {
  let query = db.selectFrom('episodes');
  if (after !== undefined)
    query = query.where((eb) => eb(eb.refTuple('introduced_at', 'episode_id'), '>', eb.tuple(...after)));
  return query
    .select(['introduced_at as first', 'episode_id as second', 'body'])
    .orderBy('introduced_at')
    .orderBy('episode_id')
    .limit(size);
};

export const kindCounts = (db: Kysely<Tables>, filter: EventFilter) =>
  filteredEvents(db, filter)
    .select((eb) => ['kind', eb.fn.countAll<number>().as('events')])
    .groupBy('kind');

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

export const mistakesPerDay = (db: Kysely<Tables>, filter: EventFilter) =>
  filteredMistakes(db, filter)
    .select((eb) => [day.as('day'), eb.fn.countAll<number>().as('events'), occurrences.as('occurrences')])
    .groupBy('day');

export const runsPerDay = (db: Kysely<Tables>, filter: RunFilter) =>
  filteredRuns(db, filter)
    .select((eb) => [day.as('day'), eb.fn.countAll<number>().as('runs')])
    .groupBy('day');

export const allStats = (db: Kysely<Tables>) => db.selectFrom('stats').select(['pattern', 'body']);
