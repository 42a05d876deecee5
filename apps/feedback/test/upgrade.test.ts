import { wordingId, wordingOf, type MistakeEvent } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { runCli, writeFiles } from './run-cli.ts';
import { junit } from './commands/reports.ts';

/** Makes of a store what version 3 wrote. */
const TO_VERSION_3 = `
  ALTER TABLE readings RENAME TO given_signatures;
  ALTER TABLE given_signatures DROP COLUMN id;
  ALTER TABLE given_signatures DROP COLUMN line;
  ALTER TABLE given_signatures DROP COLUMN pattern;
  ALTER TABLE given_signatures DROP COLUMN method;
  ALTER TABLE given_signatures DROP COLUMN reader;
  ALTER TABLE signature_state DROP COLUMN place;
  PRAGMA user_version = 3;
`;

/** Then what version 2 wrote, as far as it matters here: each wording once, under a number that was counted up. */
const TO_VERSION_2 = `
  DROP INDEX assignments_by_wording;
  ALTER TABLE assignments DROP COLUMN wording;
  CREATE TABLE wordings (wording INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
  INSERT OR IGNORE INTO wordings (id) SELECT said(body) FROM events WHERE wording IS NOT NULL;
  CREATE TABLE keys AS SELECT DISTINCT events.wording AS key, wordings.wording AS number FROM events JOIN wordings ON id = said(body);
  UPDATE given_signatures SET wording = (SELECT number FROM keys WHERE key = given_signatures.wording);
  UPDATE events SET wording = (SELECT number FROM keys WHERE key = events.wording);
  DROP TABLE keys;
  PRAGMA user_version = 2;
`;

const downgrade = (path: string, ...steps: readonly string[]): void => {
  const database = new DatabaseSync(path);
  database.function('said', (body) => wordingId(wordingOf(JSON.parse(String(body)) as MistakeEvent)));
  for (const step of steps) database.exec(step);
  database.close();
};

it.each([
  ['2', [TO_VERSION_3, TO_VERSION_2]],
  ['3', [TO_VERSION_3]],
])('says that it brings a store of version %s to the present one, and does so once', async (_, steps) => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'r.xml': junit('2026-01-30T10:00:00Z') });
  await runCli(['collect', 'r.xml'], { cwd });
  const before = await runCli(['analyze', '--json'], { cwd });
  downgrade(join(cwd, '.feedback', 'feedback.db'), ...steps);
  const upgraded = await runCli(['analyze', '--json'], { cwd });
  expect(upgraded.stderr).toMatch(/feedback\.db is brought to the format of this version, once\./);
  expect(upgraded.json()).toEqual(before.json());
  const again = await runCli(['analyze', '--json'], { cwd });
  expect(again.stderr).not.toMatch(/is brought to/);
});
