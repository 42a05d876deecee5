import { MISTAKE_KINDS, patternName, type EventFilter, type RunFilter } from '@feedback/schema';
import { sql, type ExpressionBuilder, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from './tables.ts';

type EventExpressions = ExpressionBuilder<Tables, 'events'>;

/** The pattern assigned to the event, else the declared one, else that of its wording; the empty name says that it belongs to none. */
export const effectivePattern = (eb: EventExpressions) => {
  const assigned = eb
    .selectFrom('assignments')
    .select('assignments.pattern')
    .where('assignments.subject', '=', 'event')
    .whereRef('assignments.id', '=', 'events.event_id');
  const ofWording = eb
    .selectFrom('assignments')
    .select('assignments.pattern')
    .whereRef('assignments.wording', '=', 'events.wording');
  const effective = eb.fn.coalesce(assigned, 'events.pattern', ofWording);
  return eb.fn<string | null>('nullif', [effective, eb.val('')]);
};

const nothing: RawBuilder<boolean> = sql<boolean>`1 = 0`;

/** Values for `in`; standard SQL knows no empty list. */
const orNothing = <T, R>(values: readonly T[], condition: (values: readonly T[]) => R) =>
  values.length === 0 ? nothing : condition(values);

/** The events of a filter. */
export const filteredEvents = (db: Kysely<Tables>, { kinds, patterns, since, until, runId }: EventFilter) => {
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

/** Those of them that are mistakes. */
export const filteredMistakes = (db: Kysely<Tables>, filter: EventFilter) =>
  filteredEvents(db, filter).where('kind', 'in', MISTAKE_KINDS).where('flaky', '=', 0);

/** The runs of a filter. */
export const filteredRuns = (db: Kysely<Tables>, { kinds, since, until }: RunFilter) => {
  let query = db.selectFrom('runs');
  if (since !== undefined) query = query.where('timestamp', '>=', since);
  if (until !== undefined) query = query.where('timestamp', '<', until);
  if (kinds !== undefined) query = query.where((eb) => orNothing(kinds, (some) => eb('kind', 'in', some)));
  return query;
};
