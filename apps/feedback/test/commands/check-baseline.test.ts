import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, writeFiles, type CliResult } from '../run-cli.ts';

const BAD = 'try:\n    go()\nexcept:\n    pass\n';

const check = (cwd: string, ...args: readonly string[]): Promise<CliResult> =>
  runCli(['check', '--baseline', 'known.json', ...args], { cwd });

const places = async (cwd: string): Promise<readonly string[]> =>
  (await check(cwd, '--json'))
    .json<{ findings: Finding[] }>()
    .findings.map(({ path, line }) => `${path}:${line}`);

const aProject = async (): Promise<string> => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'feedback.config.json': '{}', 'app/a.py': BAD, 'b.py': BAD });
  await check(cwd, '--update-baseline');
  return cwd;
};

test('does not fail for what is known, wherever it has moved in its file', async () => {
  const cwd = await aProject();
  await writeFiles(cwd, {
    'app/a.py': `import os\n\nif os:\n    ${BAD.replaceAll('\n', '\n    ').trim()}\n`,
  });
  const { code, stderr } = await check(cwd);
  expect([code, stderr]).toEqual([
    0,
    expect.stringContaining('2 findings of the baseline not shown') as string,
  ]);
});

test('tells the same code once more, and in another file', async () => {
  const cwd = await aProject();
  await writeFiles(cwd, { 'app/a.py': BAD + BAD, 'c.py': BAD });
  expect(await places(cwd)).toEqual(['app/a.py:7', 'c.py:3']);
});

test('tells entries that occur no more, and drops them when it is written anew', async () => {
  const cwd = await aProject();
  await writeFiles(cwd, { 'app/a.py': 'x = 1\n' });
  await rm(join(cwd, 'b.py'));
  expect((await check(cwd)).stderr).toContain('2 findings of the baseline occur no more');
  expect((await check(cwd, '--update-baseline')).stdout).toContain('knows 0 findings; 2 dropped');
  expect(JSON.parse(await readFile(join(cwd, 'known.json'), 'utf8'))).toEqual({
    schema_version: 1,
    findings: [],
  });
});

test('keeps what it knows of files that were not looked at', async () => {
  const cwd = await aProject();
  expect((await check(cwd, 'app')).stderr).not.toContain('occur no more');
  await check(cwd, 'app', '--update-baseline');
  expect(await places(cwd)).toEqual([]);
});

test('writes the same file again when nothing has changed', async () => {
  const cwd = await aProject();
  const before = await readFile(join(cwd, 'known.json'), 'utf8');
  await check(cwd, '--update-baseline');
  expect(await readFile(join(cwd, 'known.json'), 'utf8')).toBe(before);
});

test.each(['{', '[]', '{"schema_version": 2, "findings": []}'])(
  'refuses a file that is none: %s',
  async (text) => {
    const cwd = await temporaryFolder();
    await writeFiles(cwd, { 'known.json': text });
    const { code, stderr } = await check(cwd);
    expect([code, stderr]).toEqual([2, expect.stringContaining('INVALID_BASELINE') as string]);
  },
);

test('asks for the file, and for all of the code', async () => {
  const cwd = await temporaryFolder();
  expect((await check(cwd)).stderr).toContain('NO_BASELINE');
  expect((await runCli(['check', '--update-baseline'], { cwd })).stderr).toContain('--baseline FILE');
  expect((await check(cwd, '--staged', '--update-baseline')).code).toBe(2);
});
