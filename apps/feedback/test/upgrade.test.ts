import { temporaryFolder } from '@feedback/testing';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { runCli, writeFiles } from './run-cli.ts';
import { junit } from './commands/reports.ts';

/** Makes of a store what the version before wrote, as far as it matters here. */
const downgrade = (path: string): void => {
  const database = new DatabaseSync(path);
  database.exec(`
    DROP INDEX assignments_by_wording;
    ALTER TABLE assignments DROP COLUMN wording;
    CREATE TABLE wordings (wording INTEGER PRIMARY KEY, id TEXT NOT NULL);
    PRAGMA user_version = 2;
  `);
  database.close();
};

it('says that it brings a store of an earlier version to the present one, and does so once', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'r.xml': junit('2026-01-30T10:00:00Z') });
  await runCli(['collect', 'r.xml'], { cwd });
  const before = await runCli(['analyze', '--json'], { cwd });
  downgrade(join(cwd, '.feedback', 'feedback.db'));
  const upgraded = await runCli(['analyze', '--json'], { cwd });
  expect(upgraded.stderr).toMatch(/feedback\.db is brought to the format of this version, once\./);
  expect(upgraded.json()).toEqual(before.json());
  const again = await runCli(['analyze', '--json'], { cwd });
  expect(again.stderr).not.toMatch(/is brought to/);
});
