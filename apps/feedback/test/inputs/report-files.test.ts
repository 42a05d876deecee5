import { join } from 'node:path';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { expandInputs } from '../../src/inputs/report-files.ts';
import { writeFiles } from '../run-cli.ts';

test('keeps paths as they were given', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'r/a.xml': '', 'r/deep/b.xml': '', 'c.sarif': '' });
  const { files } = await expandInputs(['./c.sarif', 'r', join(cwd, 'c.sarif'), '-'], cwd);
  expect(files.map(({ path, named }) => [path, named])).toEqual([
    ['./c.sarif', true],
    ['r/a.xml', false],
    ['r/deep/b.xml', false],
    ['-', true],
  ]);
});

test("expands globs without the shell, and leaves other people's packages out", async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a/TEST-1.xml': '', 'a/b/TEST-2.xml': '', 'node_modules/x/TEST-3.xml': '' });
  const { files } = await expandInputs(['**/TEST-*.xml'], cwd);
  expect(files.map(({ path }) => path)).toEqual(['a/TEST-1.xml', 'a/b/TEST-2.xml']);
});

test('prefers a file whose name looks like a glob', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a[1].xml': '' });
  const { files, problems } = await expandInputs(['a[1].xml'], cwd);
  expect([files.length, problems]).toEqual([1, []]);
});

test('tells what is not there, but not that a folder is empty', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'empty/.keep': '' });
  const { problems } = await expandInputs(['no.xml', '*.nothing', 'empty'], cwd);
  expect(problems.map(({ code, path }) => [code, path])).toEqual([
    ['NOT_FOUND', 'no.xml'],
    ['NOT_FOUND', '*.nothing'],
  ]);
});
