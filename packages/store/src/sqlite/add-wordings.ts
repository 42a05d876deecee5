import { isMistake, statedSeverity, type Event } from '@feedback/schema';
import type { DatabaseSync } from 'node:sqlite';
import { saidBy } from '../event-row.ts';
import { WordingTable } from './wording-table.ts';

const PAGE = 500;

/**
 * Version 2: what mistakes say is kept once for all that say the same, so that an analysis reads each wording once and no
 * bodies. Judgements about single events by methods of version 1 go: they are made about wordings now.
 */
const SCHEMA = `
  CREATE TABLE wordings (
    wording INTEGER NOT NULL PRIMARY KEY,
    -- The head of the id as a number: each batch touches most pages of an index of hashes, so it has to be small.
    key INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    rule_id TEXT,
    test_name TEXT,
    suite TEXT,
    trace TEXT
  ) STRICT;
  CREATE INDEX wordings_by_key ON wordings (key);

  -- Apart from the texts, so that giving a signature moves none of them.
  CREATE TABLE given_signatures (
    wording INTEGER NOT NULL PRIMARY KEY,
    signature TEXT NOT NULL
  ) STRICT;

  CREATE TABLE signature_state (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    body TEXT NOT NULL
  ) STRICT;

  ALTER TABLE events ADD COLUMN project TEXT;
  ALTER TABLE events ADD COLUMN wording INTEGER;
  DELETE FROM assignments WHERE subject = 'event' AND method <> 'manual' AND version <= 1;
  DROP INDEX events_in_order;
`;

const INDEX = `
  CREATE INDEX events_in_order ON events
    (timestamp, event_id, kind, flaky, pattern, count, severity, run_id, project, path, wording);
`;

/** Fills the new columns from the bodies. */
const fill = (database: DatabaseSync): void => {
  const wordings = new WordingTable(database);
  const page = database.prepare(
    `SELECT rowid, body FROM events WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`,
  );
  const update = database.prepare('UPDATE events SET project = ?, wording = ? WHERE rowid = ?');
  const unrated = database.prepare('UPDATE events SET severity = NULL WHERE rowid = ?');
  for (let last = 0; ;) {
    const rows = page.all(last);
    const events = rows.map((row) => JSON.parse(String(row['body'])) as Event);
    const numbers = wordings.numbersOf(events.map(saidBy));
    for (const [at, event] of events.entries()) {
      last = Number(rows[at]?.['rowid']);
      update.run(event.project ?? null, numbers[at] ?? null, last);
      if (isMistake(event) && statedSeverity(event) === null) unrated.run(last);
    }
    if (rows.length < PAGE) return;
  }
};

/** Brings a database of version 1 to version 2. */
export const addWordings = (database: DatabaseSync): void => {
  database.exec(SCHEMA);
  fill(database);
  database.exec(INDEX);
};
