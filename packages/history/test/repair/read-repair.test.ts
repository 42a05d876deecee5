import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { readRepair, type RepairSource } from '../../src/repair/read-repair.ts';
import { aRepository } from '../a-repository.ts';

const BAD = 'x = eval(text)\n';
const GOOD = 'x = parse(text)\n';

const revision = (text = 'HEAD'): RepairSource => ({ kind: 'revision', revision: text });
const patch = (text: string): RepairSource => ({ kind: 'patch', text });

const aRepair = async (files: Readonly<Record<string, string | Uint8Array>> = {}) => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': BAD });
  const commit = await repository.commit('repair', { 'a.py': GOOD, ...files });
  return { ...repository, fix: commit };
};

test('reads a commit with its subject', async () => {
  const { open, fix } = await aRepair();
  expect(await readRepair(await open(), revision())).toMatchObject({
    commit: fix,
    subject: 'repair',
    files: [{ path: 'a.py', language: 'python', before: BAD, after: GOOD }],
  });
});

test('says what it left out', async () => {
  const { open } = await aRepair({
    'tests/test_a.py': BAD,
    'new.py': GOOD,
    'README.md': 'x',
    'dist/a.min.js': 'x',
  });
  const { files, leftOut } = await readRepair(await open(), revision());
  expect(files.map(({ path }) => path)).toEqual(['a.py']);
  expect(leftOut).toEqual({ test: 1, generated: 1, other: 1, one_sided: 1, unreadable: 0 });
});

test('reads what a merge brought, under the title of its text', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': BAD });
  repository.git('checkout', '-q', '-b', 'topic');
  await repository.commit('one', { 'a.py': GOOD });
  repository.git('checkout', '-q', 'main');
  repository.git('merge', '-q', '--no-ff', '-m', 'Merge pull request #1 from x\n\nParse safely', 'topic');
  const repair = await readRepair(await repository.open(), revision());
  expect([repair.subject, repair.files.length]).toEqual(['Parse safely', 1]);
});

test('reads a range, a renamed file, what is staged, and only some paths', async () => {
  const repository = await aRepository();
  const long = Array.from({ length: 20 }, (_, at) => `x${at} = ${at}\n`).join('');
  const one = await repository.commit('one', { 'a.py': long + BAD, 'b.py': BAD });
  repository.git('mv', 'a.py', 'c.py');
  await repository.commit('two', { 'c.py': long + GOOD });
  await repository.write({ 'b.py': GOOD });
  repository.git('add', '.');
  const opened = await repository.open();
  const paths = async (source: RepairSource, isWanted?: (path: string) => boolean) =>
    (await readRepair(opened, source, isWanted)).files.map(({ path }) => path);
  expect(await paths(revision(`${one}..HEAD`))).toEqual(['c.py']);
  expect(await paths({ kind: 'staged' })).toEqual(['b.py']);
  expect(await paths(revision(), (path) => path === 'b.py')).toEqual([]);
});

test('leaves binary files out', async () => {
  const repository = await aRepository();
  await repository.commit('one', { 'a.py': new Uint8Array([0, 1]) });
  await repository.commit('two', { 'a.py': new Uint8Array([0, 2]) });
  expect((await readRepair(await repository.open(), revision())).leftOut.unreadable).toBe(1);
});

test('refuses the first commit, what is unknown, and what is too large', async () => {
  const repository = await aRepository();
  const files = (text: string) =>
    Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`f${at}.py`, text]));
  await repository.commit('one', files(BAD));
  const opened = await repository.open();
  await expect(readRepair(opened, revision())).rejects.toMatchObject({ code: 'NOTHING_TO_LEARN' });
  await expect(readRepair(opened, revision('--all'))).rejects.toMatchObject({ code: 'UNKNOWN_REVISION' });
  await repository.commit('two', files(GOOD));
  await expect(readRepair(opened, revision())).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

test('reads a diff that is in the working tree already, or not yet', async () => {
  const { git, open, fix } = await aRepair();
  const diff = git('diff', 'HEAD~1', 'HEAD');
  const file = { path: 'a.py', before: BAD, after: GOOD };
  expect((await readRepair(await open(), patch(`${diff}\n`))).files).toMatchObject([file]);
  git('checkout', '-q', 'HEAD~1');
  expect((await readRepair(await open(), patch(`${diff}\n`))).files).toMatchObject([file]);
  expect(await readRepair(await open(), patch(git('show', fix)))).toMatchObject({ subject: 'repair' });
  expect(await readRepair(await open(), patch(git('format-patch', '-1', '--stdout', fix)))).toMatchObject({
    subject: 'repair',
  });
});

test('reads a plain diff, also with other line ends', async () => {
  const { open } = await aRepair();
  const diff = '--- a.py\n+++ a.py\n@@ -1 +1 @@\n-x = eval(text)\n+x = parse(text)\n';
  expect((await readRepair(await open(), patch(diff))).files).toHaveLength(1);
  expect((await readRepair(await open(), patch(diff.replaceAll('\n', '\r\n')))).files).toHaveLength(1);
});

test.each([
  ['', 'NOTHING_TO_LEARN'],
  ['just words\n', 'INVALID_DIFF'],
  ['--- a\n+++ a\n@@ -1 +1 @@\n nonsense\n-\n', 'INVALID_DIFF'],
  ['diff --git a/x.png b/x.png\nBinary files a/x.png and b/x.png differ\n', 'INVALID_DIFF'],
  ['--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-never\n+there\n', 'DIFF_DOES_NOT_APPLY'],
  ['--- a/gone.py\n+++ b/gone.py\n@@ -1 +1 @@\n-x\n+y\n', 'DIFF_DOES_NOT_APPLY'],
])('refuses the diff %j', async (text, code) => {
  const { open } = await aRepair();
  await expect(readRepair(await open(), patch(text))).rejects.toMatchObject({ code });
});

test.each(['../outside.py', '/etc/outside.py', 'link/outside.py'])(
  'reads nothing outside of the repository: %s',
  async (path) => {
    const { open, root } = await aRepair();
    const outside = await temporaryFolder();
    await symlink(outside, join(root, 'link'));
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(outside, 'outside.py'), BAD);
    const diff = `--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n-x = eval(text)\n+x = parse(text)\n`;
    await expect(readRepair(await open(), patch(diff))).rejects.toMatchObject({
      code: 'DIFF_DOES_NOT_APPLY',
    });
  },
);
