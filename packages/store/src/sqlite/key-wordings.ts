import { isMistake, statedSeverity, type Event } from '@feedback/schema';
import type { DatabaseSync } from 'node:sqlite';
import { keyOfWords, wordingKey } from './wording-key.ts';

/** Is told how much of a step is done, from 0 to 1. */
export type OnProgress = (share: number) => void;

const PAGE = 2_000;

/** Events that one statement brings to their new numbers; a million take some seconds. */
const RANGE = 20_000;

/**
 * Version 3: a wording goes by a number that its words give, so that appending looks nothing up; what it says is read from the
 * first event that says it, and no longer kept twice.
 */
const SCHEMA = `
  DROP INDEX IF EXISTS events_in_order;

  CREATE TEMP TABLE new_keys (wording INTEGER NOT NULL PRIMARY KEY, key INTEGER NOT NULL);
  INSERT INTO new_keys SELECT wording, wording_key(id) FROM wordings ORDER BY wording;

  ALTER TABLE given_signatures RENAME TO numbered_signatures;
  CREATE TABLE given_signatures (
    wording INTEGER NOT NULL PRIMARY KEY,
    signature TEXT NOT NULL
  ) STRICT;
  INSERT INTO given_signatures
    SELECT key, signature FROM numbered_signatures JOIN new_keys USING (wording)
    WHERE true ON CONFLICT DO NOTHING;
  DROP TABLE numbered_signatures;
  DROP TABLE wordings;

  ALTER TABLE assignments ADD COLUMN wording INTEGER;
  UPDATE assignments SET wording = wording_key(id) WHERE subject = 'wording';
  CREATE INDEX assignments_by_wording ON assignments (wording, pattern) WHERE wording IS NOT NULL;
`;

/** Orders the pages, and holds all that is counted, so that counting never reads the bodies. */
const INDEX = `
  CREATE INDEX events_in_order ON events
    (timestamp, event_id, kind, flaky, pattern, count, severity, run_id, project, path, wording);
`;

const lastEvent = (database: DatabaseSync): number =>
  Number(database.prepare('SELECT max(rowid) AS last FROM events').get()?.['last']);

/** Version 2 had filled all else: the numbers of its wordings become keys, and no body is read. */
const renumber = (database: DatabaseSync, onProgress: OnProgress): void => {
  const all = lastEvent(database);
  const update = database.prepare(`
    UPDATE events SET wording = (SELECT key FROM new_keys WHERE new_keys.wording = events.wording)
    WHERE rowid > ? AND rowid <= ? AND wording IS NOT NULL`);
  for (let from = 0; from < all; from += RANGE) {
    update.run(from, from + RANGE);
    onProgress(Math.min(1, (from + RANGE) / all));
  }
};

/** Fills what versions 2 and 3 added to events of version 1 from the bodies. */
const fill = (database: DatabaseSync, onProgress: OnProgress): void => {
  const all = lastEvent(database);
  const page = database.prepare(
    `SELECT rowid, body FROM events WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`,
  );
  const update = database.prepare('UPDATE events SET project = ?, wording = ? WHERE rowid = ?');
  const unrated = database.prepare('UPDATE events SET severity = NULL WHERE rowid = ?');
  for (let last = 0, rows = page.all(last); rows.length > 0; rows = page.all(last)) {
    for (const { rowid, body } of rows) {
      last = Number(rowid);
      const event = JSON.parse(String(body)) as Event;
      update.run(event.project ?? null, keyOfWords(event), last);
      if (isMistake(event) && statedSeverity(event) === null) unrated.run(last);
    }
    onProgress(last / all);
  }
};

/** Brings a database of version 2, or of version 1 on its way there, to version 3. */
export const keyWordings = (database: DatabaseSync, onProgress: OnProgress, from: number): void => {
  database.function('wording_key', (id) => wordingKey(String(id)));
  database.exec(SCHEMA);
  if (from === 2) renumber(database, onProgress);
  else fill(database, onProgress);
  database.exec('DROP TABLE new_keys');
  database.exec(INDEX);
};
