import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { aBug, temporaryFolder } from '@feedback/testing';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/index.ts';
import { openDatabase } from '../../src/sqlite/open-database.ts';
import { SqliteStore } from '../../src/sqlite/sqlite-store.ts';
import { all } from '../records.ts';

const inFolder = async (file = 'feedback.db'): Promise<string> => join(await temporaryFolder(), file);

const aDatabase = async (): Promise<string> => {
  const path = await inFolder();
  const store = await openStore(path);
  await store.append(Array.from({ length: 500 }, (_, index) => aBug({ error: `error ${index}` })));
  await store.close();
  return path;
};

const alter = (path: string, statement: string): void => {
  const database = new DatabaseSync(path);
  database.exec(statement);
  database.close();
};

describe('a database that cannot be used', () => {
  it('is reported and left alone when it is no database', async () => {
    const path = await inFolder();
    const text =
      'This is a diary, and it is longer than the header of a database would be, which has 100 bytes.\n\n';
    await writeFile(path, text.repeat(20));
    await expect(openStore(path)).rejects.toMatchObject({
      code: 'CORRUPT',
      message: expect.stringMatching(/no SQLite database.*left as it is/),
    });
    expect(await readFile(path, 'utf8')).toBe(text.repeat(20));
  });

  it('is reported and left alone when its end is missing', async () => {
    const path = await aDatabase();
    await truncate(path, 8_192);
    const before = await readFile(path);
    await expect(openStore(path)).rejects.toMatchObject({ code: 'CORRUPT' });
    expect(await readFile(path)).toEqual(before);
  });

  it('is reported when its middle is damaged', async () => {
    const path = await aDatabase();
    const bytes = await readFile(path);
    bytes.fill(0xff, 8_192, bytes.length - 4_096);
    await writeFile(path, bytes);
    const attempt = openStore(path).then(async (store) => {
      try {
        return await all(store.events());
      } finally {
        await store.close();
      }
    });
    await expect(attempt).rejects.toMatchObject({ code: 'CORRUPT' });
    expect(await readFile(path)).toEqual(bytes);
  });

  it('is reported when a record in it is no JSON', async () => {
    const path = await aDatabase();
    alter(path, "UPDATE events SET body = '{' WHERE rowid = 3");
    const store = await openStore(path);
    await expect(all(store.events())).rejects.toMatchObject({ code: 'CORRUPT' });
    await store.close();
  });

  it('is left alone when a later version wrote it', async () => {
    const path = await aDatabase();
    alter(path, 'PRAGMA user_version = 99');
    const before = await readFile(path);
    await expect(openStore(path)).rejects.toMatchObject({
      code: 'NEWER_SCHEMA',
      message: expect.stringMatching(/has version 99.*update feedback-loop/),
    });
    expect(await readFile(path)).toEqual(before);
  });

  it.each(['CREATE TABLE diary (day TEXT)', 'PRAGMA application_id = 7'])(
    'is left alone when another program made it: %s',
    async (statement) => {
      const path = await inFolder();
      alter(path, statement);
      const before = await readFile(path);
      await expect(openStore(path)).rejects.toMatchObject({
        code: 'UNSUPPORTED_LOCATION',
        message: expect.stringContaining('another program'),
      });
      expect(await readFile(path)).toEqual(before);
    },
  );

  it('is reported when it is a folder', async () => {
    const path = await inFolder();
    await mkdir(path);
    await expect(openStore(path)).rejects.toMatchObject({ code: 'IO', location: path });
  });

  it('is reported when its path can be none', async () => {
    await expect(openStore(await inFolder('a\0.db'))).rejects.toMatchObject({ code: 'IO' });
  });

  it('says that it has been closed', async () => {
    const store = await openStore(await inFolder());
    await store.close();
    await expect(store.append([aBug()])).rejects.toMatchObject({
      code: 'IO',
      message: expect.stringContaining('has been closed'),
    });
    await expect(store.tally()).rejects.toMatchObject({ code: 'IO' });
  });
});

describe('a database that cannot be written', () => {
  it('keeps nothing of a batch that does not fit on the disk, and goes on when there is room', async () => {
    const path = await inFolder();
    const database = await openDatabase(path);
    const store = new SqliteStore(path, database);
    await store.append([aBug({ event_id: 'first' })]);
    database.exec('PRAGMA max_page_count = 40');
    const batch = Array.from({ length: 100 }, () => aBug({ code: 'x'.repeat(4_000) }));
    await expect(store.append(batch)).rejects.toMatchObject({
      code: 'DISK_FULL',
      message: expect.stringMatching(/Nothing of this change was kept/),
    });
    expect((await all(store.events())).map((event) => event.event_id)).toEqual(['first']);
    database.exec('PRAGMA max_page_count = 100000');
    expect(await store.append(batch)).toEqual({ added: 100, known: 0 });
    await store.close();
  });

  it('can still be read when it is read-only', async () => {
    const path = await aDatabase();
    const database = await openDatabase(path);
    const store = new SqliteStore(path, database);
    database.exec('PRAGMA query_only = 1');
    await expect(store.append([aBug()])).rejects.toMatchObject({ code: 'READ_ONLY', location: path });
    expect(await store.countByKind()).toEqual({ bug: 500 });
    await store.close();
  });

  it('says that another process is writing when that takes too long', async () => {
    const path = await aDatabase();
    const database = await openDatabase(path);
    const store = new SqliteStore(path, database);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    database.exec('PRAGMA busy_timeout = 0');
    await expect(store.append([aBug()])).rejects.toMatchObject({ code: 'LOCKED' });
    other.close();
    expect(await store.append([aBug()])).toEqual({ added: 1, known: 0 });
    await store.close();
  });
});
