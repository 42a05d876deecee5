/**
 * Version 4: beside the signature that a wording was given stands what else an analysis reads of its words, and beside what
 * signatures are found by, the last event that it looked at. Of what was given before, nothing else is known: `id` is null.
 */
export const READINGS_SCHEMA = `
  ALTER TABLE given_signatures RENAME TO readings;
  ALTER TABLE readings ADD COLUMN id TEXT;
  ALTER TABLE readings ADD COLUMN line TEXT;
  ALTER TABLE readings ADD COLUMN pattern TEXT;
  ALTER TABLE readings ADD COLUMN method TEXT;
  ALTER TABLE readings ADD COLUMN reader TEXT;
  -- The rowid of an event. Events are never deleted, so those that come later have a higher one.
  ALTER TABLE signature_state ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
`;
