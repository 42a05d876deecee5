import { join } from 'node:path';
import { temporaryFolder } from '@feedback/testing';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { oneFile } from '../../bundle/one-file.ts';
import { writeFiles } from '../run-cli.ts';

/** A program of an entry that may need two modules, of which one shall be in its file. */
const bundled = async (chunked: boolean): Promise<string> => {
  const folder = join(await temporaryFolder(), 'apps', 'feedback');
  await writeFiles(folder, {
    'src/start.ts': `export const run = async () => [(await import('./always.ts')).always, (await import('./rarely.ts')).rarely];`,
    'src/always.ts': `export const always = 'always here';`,
    'src/rarely.ts': `export const rarely = 'rarely here';`,
  });
  const common = { absWorkingDir: folder, bundle: true, format: 'esm', logLevel: 'silent' } as const;
  const whole = await build({
    ...common,
    entryPoints: ['src/start.ts', ...(chunked ? ['src/rarely.ts'] : [])],
    outdir: 'dist',
    splitting: true,
    metafile: true,
    write: false,
  });
  const inlined = /^src\/always\.ts$/;
  const metafile = chunked ? whole.metafile : { ...whole.metafile, outputs: {} };
  const { outputFiles } = await build({
    ...common,
    entryPoints: ['src/start.ts'],
    write: false,
    plugins: [oneFile({ whole: metafile, folder, inlined })],
  });
  return outputFiles[0]?.text ?? '';
};

test('has what is always needed unwrapped, and leaves the rest to its chunk', async () => {
  const text = await bundled(true);
  expect(text).toContain('always here');
  expect(text).not.toContain('__esm');
  expect(text).not.toContain('rarely here');
  expect(text).toContain('import("./rarely.js")');
});

test('refuses what no chunk begins with', async () => {
  await expect(bundled(false)).rejects.toThrow('No chunk begins with');
});
