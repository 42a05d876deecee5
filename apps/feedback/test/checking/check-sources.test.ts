import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';

const BARE = 'try:\n    go()\nexcept:\n    pass\n';

const aProject = async (count: number): Promise<string> => {
  const cwd = await temporaryFolder();
  const names = Array.from({ length: count }, (_, index) => `m${String(index).padStart(3, '0')}.py`);
  await writeFiles(
    cwd,
    Object.fromEntries(names.map((name, index) => [name, index % 3 === 0 ? BARE : 'x = 1\n'])),
  );
  return cwd;
};

const withCache = async (count: number): Promise<string> => {
  const cwd = await aProject(count);
  await writeFiles(cwd, { '.feedback/.gitignore': '' });
  return cwd;
};

const findingsOf = async (cwd: string): Promise<readonly Finding[]> =>
  (await runCli(['check', '--json'], { cwd })).json<{ findings: Finding[] }>().findings;

const cacheOf = (cwd: string): string => join(cwd, '.feedback', 'cache', 'findings.json');

test('finds in threads, in order of path, what it finds in one file', async () => {
  const cwd = await aProject(100);
  const found = await findingsOf(cwd);
  const { json } = await runCli(['check', '--json', 'm000.py'], { cwd });
  const [one] = json<{ findings: Finding[] }>().findings;
  const paths = Array.from({ length: 34 }, (_, index) => `m${String(index * 3).padStart(3, '0')}.py`);
  expect(found.map(({ path }) => path)).toEqual(paths);
  expect(found[0]).toEqual(one);
});

test('answers the same from the cache', async () => {
  const cwd = await withCache(4);
  const { stdout } = await runCli(['check', '--json'], { cwd });
  expect(existsSync(cacheOf(cwd))).toBe(true);
  expect((await runCli(['check', '--json'], { cwd })).stdout).toBe(stdout);
});

test('sees a change of a file that it knows', async () => {
  const cwd = await withCache(4);
  await findingsOf(cwd);
  await writeFile(join(cwd, 'm000.py'), 'x = 1\n');
  await writeFile(join(cwd, 'm001.py'), BARE);
  expect((await findingsOf(cwd)).map(({ path }) => path)).toEqual(['m001.py', 'm003.py']);
});

test('sees a change of the library', async () => {
  const cwd = await withCache(4);
  await findingsOf(cwd);
  await runCli(['patterns', 'archive', 'specific_exceptions'], { cwd });
  expect(await findingsOf(cwd)).toEqual([]);
});

test('tells paths from where the user stands, also from the cache', async () => {
  const cwd = await withCache(0);
  await writeFiles(cwd, { 'app/a.py': BARE });
  await findingsOf(cwd);
  const { json } = await runCli(['-C', 'app', 'check', '--json'], { cwd });
  expect(json<{ findings: Finding[] }>().findings.map(({ path }) => path)).toEqual(['a.py']);
});

test('keeps its cache out of git', async () => {
  const cwd = await withCache(1);
  await findingsOf(cwd);
  expect(await readFile(join(cwd, '.feedback', 'cache', '.gitignore'), 'utf8')).toBe('*\n');
});

test('ends with 130 when it is interrupted', async () => {
  const cwd = await aProject(100);
  const signal = AbortSignal.abort('SIGINT');
  expect((await runCli(['check'], { cwd, signal })).code).toBe(130);
});
