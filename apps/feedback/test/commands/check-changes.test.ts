import { copyFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '@feedback/schema';
import { aRepository, gitEnv, temporaryFolder, type TestRepository } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, type CliResult } from '../run-cli.ts';

const BAD = 'try:\n    go()\nexcept:\n    pass\n';
const GOOD = 'try:\n    go()\nexcept OSError:\n    raise\n';
const env = gitEnv as Readonly<Record<string, string>>;

const check = ({ root }: Pick<TestRepository, 'root'>, ...args: readonly string[]): Promise<CliResult> =>
  runCli(['check', '--json', ...args], { cwd: root, env });

const places = ({ json }: CliResult): readonly string[] =>
  json<{ findings: Finding[] }>().findings.map(({ path, line }) => `${path}:${line}`);

test('finds what is staged, although the working tree is clean again', async () => {
  const repository = await aRepository();
  await repository.commit('one', { 'a.py': GOOD });
  await repository.write({ 'a.py': BAD });
  repository.git('add', 'a.py');
  await repository.write({ 'a.py': GOOD });
  const result = await check(repository, '--staged');
  expect([result.code, places(result)]).toEqual([1, ['a.py:3']]);
});

test('does not find what is not staged', async () => {
  const repository = await aRepository();
  await repository.commit('one', { 'a.py': 'x = 1\n' });
  await repository.write({ 'a.py': GOOD });
  repository.git('add', 'a.py');
  await repository.write({ 'a.py': BAD, 'b.py': BAD });
  const result = await check(repository, '--staged');
  expect([result.code, places(result)]).toEqual([0, []]);
});

test('reads the index that git hands to a hook', async () => {
  const repository = await aRepository();
  await repository.commit('one', { 'a.py': 'x = 1\n' });
  await repository.write({ 'a.py': BAD });
  repository.git('add', 'a.py');
  const index = join(repository.root, '.git', 'next-index');
  await copyFile(join(repository.root, '.git', 'index'), index);
  repository.git('reset', '-q', '--hard');
  expect(places(await check(repository, '--staged'))).toEqual([]);
  const options = { cwd: repository.root, env: { ...env, GIT_INDEX_FILE: index } };
  expect(places(await runCli(['check', '--staged', '--json'], options))).toEqual(['a.py:3']);
});

test('shows staged code in its frames, not that of the working tree', async () => {
  const { root, git, write } = await aRepository();
  await write({ 'a b.py': BAD });
  git('add', 'a b.py');
  await rm(join(root, 'a b.py'));
  const { stdout } = await runCli(['check', '--staged'], { cwd: root, env });
  expect(stdout).toContain('> 3 │ except:');
});

test('tells only what is on changed lines, and how much is elsewhere', async () => {
  const repository = await aRepository();
  await repository.commit('one', { 'a.py': `${BAD}x = 1\n` });
  await repository.write({ 'a.py': `${BAD}x = 1\n${BAD}` });
  repository.git('add', 'a.py');
  const result = await check(repository, '--staged');
  expect(places(result)).toEqual(['a.py:8']);
  expect(result.stderr).toContain('1 finding on other lines of these files not shown');
});

test('takes the lines of a renamed file for old ones, and leaves deleted files out', async () => {
  const repository = await aRepository();
  const long = Array.from({ length: 20 }, (_, at) => `x${at} = ${at}\n`).join('');
  await repository.commit('one', { 'a.py': BAD + long, 'gone.py': BAD });
  await rename(join(repository.root, 'a.py'), join(repository.root, 'b.py'));
  await rm(join(repository.root, 'gone.py'));
  repository.git('add', '-A');
  expect(places(await check(repository, '--staged'))).toEqual([]);
  expect(places(await check(repository, '--changed'))).toEqual([]);
});

test('compares with where the branch started, committed or not, untracked files included', async () => {
  const repository = await aRepository();
  await repository.commit('one', { 'old.py': BAD });
  repository.git('checkout', '-q', '-b', 'topic');
  await repository.commit('two', { 'committed.py': BAD });
  await repository.write({ 'untracked file.py': BAD, '.gitignore': 'ignored.py\n', 'ignored.py': BAD });
  const result = await check(repository, '--changed');
  expect(places(result)).toEqual(['committed.py:3', 'untracked file.py:3']);
  expect(result.stderr).toMatch(/Compared with merge base with main \([0-9a-f]{10}\)/);
  expect(places(await check(repository, '--base', 'HEAD'))).toEqual(['untracked file.py:3']);
});

test('does not take the line ends of the working tree for changes', async () => {
  const repository = await aRepository();
  await repository.commit('one', { 'a.py': BAD });
  await writeFile(join(repository.root, 'a.py'), `${BAD}x = 1\n`.replaceAll('\n', '\r\n'));
  expect(places(await check(repository, '--changed'))).toEqual([]);
});

test('works from a folder below, and keeps to paths that are given', async () => {
  const { root, write, git } = await aRepository();
  await write({ 'app/a.py': BAD, 'lib/b.py': BAD, 'node_modules/c.py': BAD });
  git('add', '-f', '.');
  expect(places(await check({ root: join(root, 'app') }, '--staged'))).toEqual(['a.py:3', '../lib/b.py:3']);
  expect(places(await check({ root: join(root, 'app') }, '--staged', '.'))).toEqual(['a.py:3']);
});

test('leaves out what the configuration ignores', async () => {
  const { root, write, git } = await aRepository();
  await write({ 'samples/a.py': BAD, 'feedback.config.json': '{"ignore": ["samples/"]}' });
  git('add', '.');
  expect(places(await check({ root }, '--staged'))).toEqual([]);
});

test('tells a staged file that is no text, and checks the rest', async () => {
  const { root, write, git } = await aRepository();
  await write({ 'a.py': new Uint8Array([0, 1]), 'b.py': BAD });
  git('add', '.');
  const result = await check({ root }, '--staged');
  expect(places(result)).toEqual(['b.py:3']);
  expect(result.stderr).toContain('a.py');
});

test('ends with 2 outside of a repository, and for a revision that is none', async () => {
  const cwd = await temporaryFolder();
  const outside = await check({ root: cwd }, '--staged');
  expect([outside.code, outside.stderr]).toEqual([2, expect.stringContaining('NOT_A_REPOSITORY') as string]);
  const repository = await aRepository();
  await repository.commit('one');
  for (const base of ['nowhere', '--help', '-x...']) {
    const result = await check(repository, `--base=${base}`);
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining('no commit') as string]);
  }
});
