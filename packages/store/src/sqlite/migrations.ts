import type { DatabaseSync } from 'node:sqlite';
import { keyWordings, type OnProgress } from './key-wordings.ts';
import { READINGS_SCHEMA } from './readings-schema.ts';
import { WORDINGS_SCHEMA } from './wordings-schema.ts';

/** Adds what a version adds; `from` is the version of the database before the first of them, 0 for a new one. */
type Migration = (database: DatabaseSync, onProgress: OnProgress, from: number) => void;

/**
 * What each version of the database adds to the one before; `PRAGMA user_version` counts them. What an entry that has been
 * released makes is never changed.
 */
export const MIGRATIONS: readonly Migration[] = [
  (database) =>
    database.exec(`
  CREATE TABLE events (
    event_id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    pattern TEXT,
    run_id TEXT,
    count INTEGER NOT NULL,
    flaky INTEGER NOT NULL,
    severity INTEGER,
    path TEXT,
    body TEXT NOT NULL
  ) STRICT;
  -- Orders the pages, and holds all that is counted, so that counting never reads the bodies.
  CREATE INDEX events_in_order ON events (timestamp, event_id, kind, flaky, pattern, count, severity, run_id);

  CREATE TABLE runs (
    run_id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX runs_in_order ON runs (timestamp, run_id, kind);

  -- In columns, because every count of an assigned event reads a row of it: the smaller, the more are in memory.
  CREATE TABLE assignments (
    subject TEXT NOT NULL,
    id TEXT NOT NULL,
    pattern TEXT NOT NULL,
    method TEXT NOT NULL,
    probability REAL NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (subject, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE episodes (
    episode_id TEXT NOT NULL PRIMARY KEY,
    introduced_at TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX episodes_in_order ON episodes (introduced_at, episode_id);

  CREATE TABLE stats (
    pattern TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
  ) STRICT;
  `),
  (database) => database.exec(WORDINGS_SCHEMA),
  keyWordings,
  (database) => database.exec(READINGS_SCHEMA),
];
