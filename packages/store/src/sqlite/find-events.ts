import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Ids asked for in one query. */
const AT_ONCE = 500;

/** The bodies of the events with these ids, as far as they are there. */
export const findBodies = async (db: Kysely<Tables>, ids: readonly string[]): Promise<string[]> => {
  const bodies: string[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const rows = await db.selectFrom('events').select('body').where('event_id', 'in', some).execute();
    for (const { body } of rows) bodies.push(body);
  }
  return bodies;
};
