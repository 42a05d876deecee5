import { access, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aBug, temporaryFolder } from '@feedback/testing';
import { describe, expect, it } from 'vitest';
import { openStore } from '../src/index.ts';

describe('openStore', () => {
  it.each(['', 'feedback', ':memory:', 'feedback.txt', 'clickhouse://host/x', 'postgres://host/x.db'])(
    'refuses %j and says what can be opened',
    async (location) => {
      await expect(openStore(location)).rejects.toMatchObject({
        name: 'StoreError',
        code: 'UNSUPPORTED_LOCATION',
        message: expect.stringMatching(/\.db, \.sqlite or \.json, or memory:/),
      });
    },
  );

  it('does not repeat the password of a location it refuses', async () => {
    const refusal = openStore('postgres://me:secret@host/feedback');
    await expect(refusal).rejects.toMatchObject({ location: 'postgres://…' });
    await expect(refusal).rejects.not.toThrow(/secret/);
  });

  it.each(['feedback.sqlite', 'FEEDBACK.DB', 'metrics.JSON'])('opens %s', async (file) => {
    const location = join(await temporaryFolder(), file);
    const store = await openStore(location);
    await store.append([aBug()]);
    await store.close();
    await expect(access(location)).resolves.toBeUndefined();
  });

  it('writes nothing beside the database once it is closed', async () => {
    const folder = join(await temporaryFolder(), '.feedback');
    const store = await openStore(join(folder, 'feedback.db'));
    await store.append([aBug()]);
    await store.close();
    expect(await readdir(folder)).toEqual(['feedback.db']);
  });

  it('creates no JSON file before there is something to keep', async () => {
    const folder = await temporaryFolder();
    const store = await openStore(join(folder, 'metrics.json'));
    expect(await store.countByKind()).toEqual({});
    await store.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(['feedback.db', 'metrics.json'])('says that %s lies below a file', async (file) => {
    const below = join(await temporaryFolder(), 'a-file');
    await writeFile(below, '');
    const attempt = openStore(join(below, file)).then((store) => store.append([aBug()]));
    await expect(attempt).rejects.toMatchObject({
      code: 'IO',
      message: expect.stringContaining('lies below something that is no folder'),
    });
  });
});
