import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '@feedback/testing';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { filesAtOnce } from '../../bundle/files-at-once.ts';

test('reads and fails as the functions that wait', async () => {
  const folder = await temporaryFolder();
  const outfile = join(folder, 'out.mjs');
  const contents = `
    import { open, readFile, stat, writeFile } from 'node:fs/promises';
    const path = ${JSON.stringify(join(folder, 'a.txt'))};
    const missing = await readFile(path).catch(({ code }) => code);
    await writeFile(path, 'text');
    const file = await open(path);
    const text = await file.readFile('utf8');
    await file.close();
    export const found = [missing, await readFile(path, 'utf8'), (await stat(path)).size, text];`;
  await build({
    stdin: { contents, resolveDir: folder },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    plugins: [filesAtOnce],
    logLevel: 'silent',
  });
  const { found } = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as { found: unknown };
  expect(found).toEqual(['ENOENT', 'text', 4, 'text']);
});
