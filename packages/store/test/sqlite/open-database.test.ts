import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { temporaryFolder } from '@feedback/testing';
import { expect, it } from 'vitest';
import { migrate } from '../../src/sqlite/migrate.ts';
import { MIGRATIONS } from '../../src/sqlite/migrations.ts';
import { openDatabase } from '../../src/sqlite/open-database.ts';

const pragma = (database: DatabaseSync, name: string): unknown =>
  Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];

it('acknowledges only what a power failure cannot take back', async () => {
  const database = await openDatabase(join(await temporaryFolder(), 'feedback.db'));
  expect(pragma(database, 'journal_mode')).toBe('wal');
  expect(pragma(database, 'synchronous')).toBe(2);
  expect(pragma(database, 'foreign_keys')).toBe(1);
  expect(pragma(database, 'user_version')).toBe(MIGRATIONS.length);
  database.close();
});

it('changes nothing in a database of the present version', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database);
  const before = pragma(database, 'schema_version');
  migrate(database);
  expect(pragma(database, 'schema_version')).toBe(before);
  database.close();
});

it('counts by reading an index, never the bodies', async () => {
  const database = await openDatabase(join(await temporaryFolder(), 'feedback.db'));
  const plan = database
    .prepare(
      "EXPLAIN QUERY PLAN SELECT pattern, sum(count) FROM events WHERE kind = 'bug' AND flaky = 0 GROUP BY 1",
    )
    .all();
  expect(plan.map((step) => String(step['detail']))).toContain(
    'SCAN events USING COVERING INDEX events_in_order',
  );
  database.close();
});
