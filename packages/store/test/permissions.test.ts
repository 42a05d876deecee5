import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '@feedback/testing';
import { expect, it } from 'vitest';
import { openStore } from '../src/index.ts';

const opener = fileURLToPath(new URL('./children/open-and-append.ts', import.meta.url));

const openWithoutRights = async (location: string): Promise<unknown> => {
  const child = fork(opener, [location], {
    execArgv: ['--conditions=@feedback/source', '--disable-warning=ExperimentalWarning'],
  });
  const [message] = (await once(child, 'message')) as [unknown];
  return message;
};

it.skipIf(process.platform === 'win32').each(['feedback.db', 'metrics.json'])(
  'says that this user may not write beside %s',
  async (file) => {
    const folder = await temporaryFolder();
    const location = join(folder, file);
    const store = await openStore(location);
    await store.addRuns([]);
    await store.close();
    await chmod(folder, 0o555);
    expect(await openWithoutRights(location)).toMatchObject({
      code: 'NO_PERMISSION',
      message: expect.stringContaining('Give this user access to it'),
    });
    await chmod(folder, 0o755);
  },
);
