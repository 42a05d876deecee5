import { temporaryFolder } from '@feedback/testing';
import { chmod, chown, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { junit } from './commands/reports.ts';
import { runCli, writeFiles } from './run-cli.ts';

/** root may write everywhere, so permissions say nothing to it. */
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

const COMMANDS = [['analyze'], ['check'], ['patterns', 'list'], ['report'], []];

test.each(COMMANDS)('reports a damaged library and leaves it alone: %j', async (...words) => {
  const cwd = await temporaryFolder();
  const damaged = '{"patterns": [\n  {"name": "x",\n]}';
  await writeFiles(cwd, { '.feedback/patterns.json': damaged });
  const { code, stderr } = await runCli(words, { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: .*\[CORRUPT_LIBRARY\]\n$/);
  expect(await readFile(join(cwd, '.feedback/patterns.json'), 'utf8')).toBe(damaged);
});

test.each([['collect', 'a.xml'], ['analyze'], ['export']])(
  'reports a damaged store and leaves it alone: %s',
  async (...words) => {
    const cwd = await temporaryFolder();
    await writeFiles(cwd, { '.feedback/feedback.db': 'this is no database'.repeat(100), 'a.xml': junit() });
    const { code, stderr } = await runCli(words, { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: .*\[CORRUPT\]\n$/);
    expect(await readFile(join(cwd, '.feedback/feedback.db'), 'utf8')).toContain('this is no database');
  },
);

test('answers in JSON when that was asked for', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'feedback.config.json': '{"fail_on": 7}' });
  const { code, json } = await runCli(['check', '--json'], { cwd });
  expect(code).toBe(2);
  expect(json()).toMatchObject({ schema_version: 1, problems: [{ code: 'INVALID_CONFIG', line: 1 }] });
});

test('shows where only with -v', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { '.feedback/patterns.json': '{' });
  const quiet = await runCli(['check'], { cwd });
  const verbose = await runCli(['check', '-v'], { cwd });
  expect(quiet.stderr).not.toMatch(/\n\s+at /);
  expect(verbose.stderr).toMatch(/\n\s+at /);
});

test('refuses stores that it does not have', async () => {
  const cwd = await temporaryFolder();
  const { code, stderr } = await runCli(['analyze', '--store', 'postgres://me:secret@host/db'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('[UNSUPPORTED_LOCATION]');
  expect(stderr).not.toContain('secret');
});

test('says what to do when the store can be made nowhere', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.xml': junit() });
  const { code, stderr } = await runCli(['collect', 'a.xml', '--store', 'a.xml/inner/x.db'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: .*a\.xml\/inner\/x\.db/);
});

/** Runs as somebody whom permissions bind: root is nobody for the time. Everything that is loaded lazily is loaded before. */
const unprivileged = async (folder: string, args: readonly string[]) => {
  const elsewhere = await temporaryFolder();
  await writeFiles(elsewhere, { 'a.xml': junit() });
  await runCli(['collect', 'a.xml'], { cwd: elsewhere });
  if (!isRoot) return runCli(args, { cwd: folder });
  for (const path of [folder, ...(await readdir(folder)).map((name) => join(folder, name))])
    await chown(path, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return await runCli(args, { cwd: folder });
  } finally {
    process.seteuid?.(0);
  }
};

test('says what to do when the disk can only be read', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.xml': junit() });
  await chmod(cwd, 0o555);
  const { code, stderr } = await unprivileged(cwd, ['collect', 'a.xml']);
  await chmod(cwd, 0o755);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: /);
});

test('goes on after a file that may not be read', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.xml': junit(), 'b.xml': junit() });
  await chmod(join(cwd, 'a.xml'), 0);
  const { code, stdout, stderr } = await unprivileged(cwd, ['collect', 'a.xml', 'b.xml']);
  expect(code).toBe(3);
  expect(stdout).toMatch(/b\.xml +junit +3/);
  expect(stderr).toContain('[UNREADABLE]');
});

test('lets several write at once without losing anything', async () => {
  const cwd = await temporaryFolder();
  const files = Object.fromEntries(
    [1, 2, 3, 4].map((day) => [`${day}.xml`, junit(`2026-01-0${day}T10:00:00Z`)]),
  );
  await writeFiles(cwd, files);
  const results = await Promise.all([
    ...Object.keys(files).map((file) => runCli(['collect', file], { cwd })),
    ...['one', 'two', 'three'].map((name) => runCli(['patterns', 'add', name], { cwd })),
  ]);
  expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  const { json } = await runCli(['analyze', '--json'], { cwd });
  expect(json<{ runs: { total: number } }>().runs.total).toBe(4);
  const { stdout } = await runCli(['patterns', 'list'], { cwd });
  for (const name of ['one', 'two', 'three']) expect(stdout).toMatch(new RegExp(`^${name} `, 'm'));
});
