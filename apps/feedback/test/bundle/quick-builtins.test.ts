import { temporaryFolder } from '@feedback/testing';
import { build } from 'esbuild';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { quickBuiltins } from '../../bundle/quick-builtins.ts';

const bundled = async (source: string): Promise<{ readonly text: string; readonly outfile: string }> => {
  const outfile = join(await temporaryFolder(), 'out.mjs');
  await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    plugins: [quickBuiltins],
    logOverride: { 'import-is-undefined': 'error' },
    logLevel: 'silent',
  });
  const { readFile } = await import('node:fs/promises');
  return { text: await readFile(outfile, 'utf8'), outfile };
};

const run = async (source: string): Promise<unknown> => {
  const { outfile } = await bundled(source);
  return ((await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as { readonly found: unknown })
    .found;
};

test("gets Node's modules without importing them, and of each what is used", async () => {
  const { text } = await bundled("import { join } from 'node:path'; export const found = join('a', 'b');");
  expect(text).not.toContain('from "node:path"');
  expect(text).toContain('join');
  expect(text).not.toContain('"basename"');
});

test('serves names, defaults and whole modules', async () => {
  const source = `
    import { EventEmitter } from 'node:events';
    import path, { join } from 'node:path';
    import * as os from 'node:os';
    import process from 'node:process';
    class Own extends EventEmitter {}
    export const found = [join('a', 'b') === path.join('a', 'b'), typeof os.homedir(), process === globalThis.process, new Own() instanceof EventEmitter];`;
  expect(await run(source)).toEqual([true, 'string', true, true]);
});

test('keeps what promisify makes of a function that is loaded later', async () => {
  const source = `
    import { execFile } from 'node:child_process';
    import { promisify } from 'node:util';
    export const found = await promisify(execFile)(process.execPath, ['-p', '40 + 2']);`;
  expect(await run(source)).toEqual({ stdout: '42\n', stderr: '' });
});

test('refuses to bundle a name that a module does not have', async () => {
  await expect(bundled("import { nothing } from 'node:path'; export const found = nothing;")).rejects.toThrow(
    /nothing/,
  );
});
