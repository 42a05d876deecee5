import type { Problem } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findSources, readSource } from '../../src/inputs/source-files.ts';
import { writeFiles } from '../run-cli.ts';

const find = async (
  root: string,
  { paths = ['.'], cwd = root, ignored = [] as string[] } = {},
): Promise<{ files: string[]; problems: Problem[] }> => {
  const problems: Problem[] = [];
  const files: string[] = [];
  const query = { paths, cwd, root, ignored, onProblem: (problem: Problem) => problems.push(problem) };
  for await (const { path } of findSources(query)) files.push(path);
  return { files, problems };
};

test('finds code in known languages, in order', async () => {
  const root = await temporaryFolder();
  await writeFiles(root, { 'b.ts': '', 'a/x.py': '', 'a/y.tsx': '', 'c.txt': '', 'd.js': '' });
  expect(await find(root)).toEqual({ files: ['a/x.py', 'a/y.tsx', 'b.ts', 'd.js'], problems: [] });
});

test("leaves out what git ignores, also by files further down, and what is nobody's own", async () => {
  const root = await temporaryFolder();
  await writeFiles(root, {
    '.gitignore': 'build/\n*.gen.ts\n',
    'build/x.ts': '',
    'a.gen.ts': '',
    'keep.ts': '',
    'sub/.gitignore': '/only.ts\n!kept.gen.ts\n',
    'sub/only.ts': '',
    'sub/kept.gen.ts': '',
    'sub/deep/only.ts': '',
    'node_modules/p/x.js': '',
    'dist/x.js': '',
    'assets/jquery-3.6.0.min.js': '',
  });
  expect((await find(root)).files).toEqual(['keep.ts', 'sub/deep/only.ts', 'sub/kept.gen.ts']);
});

test('heeds the rules above the folder that is asked for', async () => {
  const root = await temporaryFolder();
  await writeFiles(root, { '.gitignore': 'gen/\n', 'src/gen/x.ts': '', 'src/y.ts': '' });
  expect((await find(root, { paths: ['.'], cwd: join(root, 'src') })).files).toEqual(['y.ts']);
});

test('leaves out what the configuration ignores, but takes a file that is named', async () => {
  const root = await temporaryFolder();
  await writeFiles(root, { 'samples/bad.py': '', 'x.py': '' });
  expect((await find(root, { ignored: ['samples/'] })).files).toEqual(['x.py']);
  expect((await find(root, { ignored: ['samples/'], paths: ['samples/bad.py'] })).files).toEqual([
    'samples/bad.py',
  ]);
});

test('takes a file once that is asked for twice', async () => {
  const root = await temporaryFolder();
  await writeFiles(root, { 'a/x.py': '' });
  expect((await find(root, { paths: ['a', 'a/x.py', '.'] })).files).toEqual(['a/x.py']);
});

test('tells what is missing and what is in no known language', async () => {
  const root = await temporaryFolder();
  await writeFiles(root, { 'notes.txt': '' });
  const { problems } = await find(root, { paths: ['nowhere', 'notes.txt'] });
  expect(problems.map(({ code, path }) => [code, path])).toEqual([
    ['NOT_FOUND', 'nowhere'],
    ['UNKNOWN_LANGUAGE', 'notes.txt'],
  ]);
});

test('keeps a byte order mark and CRLF as they are', async () => {
  const root = await temporaryFolder();
  await writeFile(join(root, 'x.py'), '\uFEFFa = 1\r\n');
  const source = await readSource({ path: 'x.py', location: join(root, 'x.py'), language: 'python' });
  expect(source).toEqual({ code: '\uFEFFa = 1\r\n' });
});

test('leaves text alone that is no UTF-8', async () => {
  const root = await temporaryFolder();
  await writeFile(join(root, 'x.py'), Buffer.from([0x61, 0xe9, 0x0a]));
  const source = await readSource({ path: 'x.py', location: join(root, 'x.py'), language: 'python' });
  expect(source).toMatchObject({ problem: { code: 'NOT_UTF8', path: 'x.py' } });
});
