import { severityWeight, statedSeverity, wordingId, wordingOf, type MistakeEvent } from '@feedback/schema';
import { aBug, aReview, aTestFailure, temporaryFolder } from '@feedback/testing';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/index.ts';
import { MIGRATIONS } from '../../src/sqlite/migrations.ts';
import { wordingKey } from '../../src/sqlite/wording-key.ts';
import { all, keptBy } from '../records.ts';

type Fill = (database: DatabaseSync, events: readonly MistakeEvent[]) => void;

/** A database with the tables of an earlier version. */
const ofVersion = async (version: number, fill: Fill, events: readonly MistakeEvent[]): Promise<string> => {
  const path = join(await temporaryFolder(), 'feedback.db');
  const database = new DatabaseSync(path);
  for (const migration of MIGRATIONS.slice(0, version)) migration(database, () => undefined, 0);
  database.exec(`PRAGMA application_id = 0x66626c31; PRAGMA user_version = ${version}`);
  // At once: each statement for itself would wait for the disk.
  database.exec('BEGIN');
  fill(database, events);
  database.exec('COMMIT');
  database.close();
  return path;
};

/** As version 1 wrote: no projects and wordings, the severity of what nobody rated, judgements about single events. */
const asVersion1: Fill = (database, events) => {
  const insert = database.prepare(
    'INSERT INTO events (event_id, kind, timestamp, count, flaky, severity, body) VALUES (?, ?, ?, 1, 0, 2, ?)',
  );
  for (const event of events) insert.run(event.event_id, event.kind, event.timestamp, JSON.stringify(event));
  const judge = database.prepare("INSERT INTO assignments VALUES ('event', ?, 'p', ?, 1, 1)");
  judge.run('e_1', 'message');
  judge.run('e_2', 'manual');
};

/** What versions 2 and 3 wrote of an event beside its wording. */
const columnsOf = (event: MistakeEvent): readonly (string | number | null)[] => [
  event.event_id,
  event.kind,
  event.timestamp,
  statedSeverity(event) === null
    ? null
    : severityWeight(event.kind === 'code_review' ? event.severity : 'low'),
  event.project ?? null,
  JSON.stringify(event),
];

const INSERT_EVENT =
  'INSERT INTO events (event_id, kind, timestamp, count, flaky, severity, project, body, wording) VALUES (?, ?, ?, 1, 0, ?, ?, ?, ?)';

/** As version 2 wrote: each wording once, under a number that was counted up; judgements about wordings; signatures. */
const asVersion2: Fill = (database, events) => {
  const numbers = new Map<string, number>();
  const addWording = database.prepare(
    'INSERT INTO wordings (wording, key, id, kind, text, trace) VALUES (?, 0, ?, ?, ?, ?)',
  );
  const insert = database.prepare(INSERT_EVENT);
  for (const event of events) {
    const wording = wordingOf(event);
    const id = wordingId(wording);
    const number = numbers.get(id) ?? numbers.size + 1;
    if (number > numbers.size) addWording.run(number, id, wording.kind, wording.text, wording.trace);
    numbers.set(id, number);
    insert.run(...columnsOf(event), number);
  }
  database.exec('INSERT INTO signature_state VALUES (1, \'{"any":[]}\')');
  database.exec("INSERT INTO given_signatures VALUES (1, 's_first')");
  const judge = database.prepare("INSERT INTO assignments VALUES (?, ?, ?, 'message', 0.8, 2)");
  const [first] = numbers.keys();
  judge.run('wording', first ?? '', 'judged');
  judge.run('event', 'e_3', 'apart');
};

/** As version 3 wrote: wordings go by the head of the hash that is their id. */
const asVersion3: Fill = (database, events) => {
  const insert = database.prepare(INSERT_EVENT);
  const keyOf = (event: MistakeEvent): number => wordingKey(wordingId(wordingOf(event))) ?? -1;
  for (const event of events) insert.run(...columnsOf(event), keyOf(event));
  const [first = aBug()] = events;
  database.exec('INSERT INTO signature_state VALUES (1, \'{"any":[]}\')');
  database.prepare("INSERT INTO given_signatures VALUES (?, 's_first')").run(keyOf(first));
  const judge = database.prepare("INSERT INTO assignments VALUES (?, ?, ?, 'message', 0.8, 2, ?)");
  judge.run('wording', wordingId(wordingOf(first)), 'judged', keyOf(first));
  judge.run('event', 'e_3', 'apart', null);
};

const many = (): MistakeEvent[] =>
  Array.from({ length: 600 }, (_, index) => aTestFailure({ failure_reason: `said ${index % 7}` }));

const someEvents = (): readonly MistakeEvent[] => [
  aBug({ event_id: 'e_1' }),
  aBug({ event_id: 'e_2', project: 'shop' }),
  aBug({ event_id: 'e_3' }),
  aReview({ event_id: 'e_4', extra: { unknown_severity: 'awful' } }),
  ...many(),
];

describe.each([
  ['1', 1, asVersion1],
  ['2', 2, asVersion2],
  ['3', 3, asVersion3],
] as const)('a database of version %s', (_, version, fill) => {
  it('gives its events their wordings when it is opened', async () => {
    const events = someEvents();
    const store = await openStore(await ofVersion(version, fill, events));
    const wordings = await all(store.wordings());
    expect(wordings.map(({ id }) => id)).toEqual([
      ...new Set(events.map((event) => wordingId(wordingOf(event)))),
    ]);
    const records = (await all(store.mistakes())).flat();
    expect(records).toHaveLength(events.length);
    const byId = new Map(records.map((record) => [record.event_id, record]));
    expect(byId.get('e_2')).toMatchObject({ project: 'shop', wording: byId.get('e_1')?.wording });
    expect(byId.get('e_4')).toMatchObject({ severity: null });
    await store.close();
  });

  it('takes more of the same events, and knows those that it has', async () => {
    const [known] = someEvents();
    const store = await openStore(await ofVersion(version, fill, someEvents()));
    const added = await store.append([known ?? aBug(), aBug({ event_id: 'e_new' })]);
    expect(added).toEqual({ added: 1, known: 1 });
    const records = (await all(store.mistakes())).flat();
    const wordingsOf = (id: string) => records.find(({ event_id }) => event_id === id)?.wording;
    expect(wordingsOf('e_new')).toBe(wordingsOf('e_1'));
    await store.close();
  });

  it('tells how far it is, and says nothing the next time', async () => {
    const path = await ofVersion(version, fill, someEvents());
    const told: number[] = [];
    const onUpgrade = (share: number): unknown => told.push(share);
    await (await openStore(path, { onUpgrade })).close();
    expect(told[0]).toBe(0);
    expect(told.every((share) => share >= 0 && share <= 1)).toBe(true);
    told.length = 0;
    await (await openStore(path, { onUpgrade })).close();
    expect(told).toEqual([]);
  });

  it('is left as it was when it cannot be brought to the present version', async () => {
    const path = await ofVersion(version, fill, someEvents());
    const database = new DatabaseSync(path);
    // Somebody else's table has the name that a later version gives to its own.
    database.exec('CREATE TABLE readings (other TEXT)');
    database.close();
    await expect(openStore(path)).rejects.toMatchObject({ name: 'StoreError' });
    const left = new DatabaseSync(path);
    expect(left.prepare('PRAGMA user_version').get()).toEqual({ user_version: version });
    left.close();
  });
});

it('keeps what people judged in version 1, and leaves what a method judged of single events', async () => {
  const store = await openStore(await ofVersion(1, asVersion1, someEvents()));
  expect(await all(store.assignments())).toMatchObject([{ id: 'e_2' }]);
  await store.close();
});

it('is left as it was when an event of version 1 is no JSON', async () => {
  const path = await ofVersion(1, asVersion1, someEvents());
  const database = new DatabaseSync(path);
  database.exec("UPDATE events SET body = '{' WHERE event_id = 'e_4'");
  database.close();
  await expect(openStore(path)).rejects.toMatchObject({ name: 'StoreError' });
  const left = new DatabaseSync(path);
  expect(left.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
  left.close();
});

it.each([
  [2, asVersion2],
  [3, asVersion3],
] as const)('keeps what version %i judged and learned of wordings', async (version, fill) => {
  const store = await openStore(await ofVersion(version, fill, someEvents()));
  expect(await store.signatureState()).toEqual({ any: [] });
  const [first, second] = await all(store.wordings());
  expect([first?.signature, second?.signature]).toEqual(['s_first', null]);
  const tallies = await store.tally();
  expect(tallies.map(({ pattern, events }) => [pattern, events])).toEqual([
    [null, 601],
    ['judged', 2],
    ['apart', 1],
  ]);
  await store.close();
});

it('has kept no readings of an earlier version, so that all words are read once more', async () => {
  const store = await openStore(await ofVersion(3, asVersion3, someEvents()));
  expect(await keptBy(store)).toEqual({ place: 0, readings: [] });
  await store.close();
});
