import { wordingId, wordingOf, type MistakeEvent } from '@feedback/schema';
import { aBug, aReview, aTestFailure, temporaryFolder } from '@feedback/testing';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { openStore } from '../../src/index.ts';
import { MIGRATIONS } from '../../src/sqlite/migrations.ts';
import { all } from '../records.ts';

/** A database as version 1 wrote it. */
const ofVersion1 = async (events: readonly MistakeEvent[]): Promise<string> => {
  const path = join(await temporaryFolder(), 'feedback.db');
  const database = new DatabaseSync(path);
  MIGRATIONS[0]?.(database);
  database.exec('PRAGMA application_id = 0x66626c31; PRAGMA user_version = 1');
  const insert = database.prepare(
    'INSERT INTO events (event_id, kind, timestamp, count, flaky, severity, body) VALUES (?, ?, ?, 1, 0, 2, ?)',
  );
  for (const event of events) insert.run(event.event_id, event.kind, event.timestamp, JSON.stringify(event));
  const judge = database.prepare("INSERT INTO assignments VALUES ('event', ?, 'p', ?, 1, 1)");
  judge.run('e_1', 'message');
  judge.run('e_2', 'manual');
  database.close();
  return path;
};

it('gives the events of version 1 their wordings, and keeps what people judged', async () => {
  const unrated = aReview({ extra: { unknown_severity: 'awful' } });
  const many = Array.from({ length: 600 }, (_, index) =>
    aTestFailure({ failure_reason: `said ${index % 7}` }),
  );
  const events = [aBug({ event_id: 'e_1' }), aBug({ event_id: 'e_2', project: 'shop' }), unrated, ...many];
  const store = await openStore(await ofVersion1(events));
  const wordings = await all(store.wordings());
  expect(wordings.map(({ id }) => id)).toEqual([
    ...new Set(events.map((event) => wordingId(wordingOf(event)))),
  ]);
  const records = (await all(store.mistakes())).flat();
  expect(records).toHaveLength(events.length);
  const byId = new Map(records.map((record) => [record.event_id, record]));
  expect(byId.get('e_2')).toMatchObject({ project: 'shop', wording: byId.get('e_1')?.wording });
  expect(byId.get(unrated.event_id)).toMatchObject({ severity: null });
  expect(await all(store.assignments())).toMatchObject([{ id: 'e_2' }]);
  await store.close();
});
