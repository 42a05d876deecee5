/**
 * Version 2: wordings and their signatures have tables, and events a project and a wording. Judgements about single events by
 * methods of version 1 go: they are made about wordings now. What it filled is filled by version 3, which keeps it otherwise.
 */
export const WORDINGS_SCHEMA = `
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
