import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Finding, Language } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { createMatcher, type LocatedFile } from '../../src/index.ts';
import { aPattern, aRule } from '../a-pattern.ts';

const aFile = async (folder: string, path: string, code: string, language: Language = 'python') => {
  const location = join(folder, path);
  await mkdir(dirname(location), { recursive: true });
  await writeFile(location, code);
  return { path, location, language, code } satisfies LocatedFile;
};

const linesOf = (findings: readonly Finding[]): readonly number[] => findings.map(({ line }) => line);

test.each(['.hidden/a.py', 'ignored.py', 'a.pyi', 'UPPER.PY', 'noending', 'größe 😀.py'])(
  'searches the file that it was given, whatever its name: %s',
  async (path) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, '.gitignore'), 'ignored.py\n');
    const [result] = await createMatcher([aPattern()]).checkFiles([
      await aFile(folder, path, 'x = 1\nrisky(1)\n'),
    ]);
    expect(linesOf(result?.findings ?? [])).toEqual([2]);
  },
);

test('follows a link', async () => {
  const folder = await temporaryFolder();
  const file = await aFile(folder, 'a.py', 'risky(1)\n');
  const location = join(folder, 'link.py');
  await symlink(file.location, location);
  const [result] = await createMatcher([aPattern()]).checkFiles([{ ...file, location }]);
  expect(result?.findings).toHaveLength(1);
});

test('tells results in the order of the files, also of those that hold nothing or are not fit', async () => {
  const folder = await temporaryFolder();
  const files = [
    await aFile(folder, 'b.py', 'risky(1)\n'),
    await aFile(folder, 'a.py', 'x = 1\n'),
    await aFile(folder, 'c.py', 'risky(1)\0'),
    await aFile(folder, 'd.ts', 'risky(1)', 'typescript'),
    await aFile(folder, 'e.py', '\uFEFF"é😀"; risky(1)\n'),
  ];
  const results = await createMatcher([aPattern()]).checkFiles(files);
  expect(results.map(({ findings, problems }) => [findings[0]?.column, problems[0]?.code])).toEqual([
    [1, undefined],
    [undefined, undefined],
    [undefined, 'BINARY'],
    [undefined, undefined],
    [9, undefined],
  ]);
});

test('searches files of several languages, each with the rules that fit it', async () => {
  const folder = await temporaryFolder();
  const rules = [
    aPattern({ name: 'call', rule: aRule('typescript', 'risky($A)') }),
    aPattern({ name: 'cast', rule: aRule('typescript', '$A as any') }),
    aPattern({ name: 'python_call', rule: aRule('python', 'risky($A)') }),
  ];
  const files = [
    await aFile(folder, 'a.ts', 'risky(x as any);', 'typescript'),
    await aFile(folder, 'a.js', 'risky(1);', 'javascript'),
    await aFile(folder, 'a.tsx', '<a>{risky(1)}</a>;', 'tsx'),
    await aFile(folder, 'a.py', 'risky(1)'),
  ];
  const results = await createMatcher(rules).checkFiles(files);
  expect(results.map(({ findings }) => findings.map(({ pattern }) => pattern))).toEqual([
    ['call', 'cast'],
    ['call'],
    ['call'],
    ['python_call'],
  ]);
});

test('survives nesting that would overflow a stack', async () => {
  const folder = await temporaryFolder();
  const file = await aFile(folder, 'a.py', `${'['.repeat(100_000)}risky(1)${']'.repeat(100_000)}`);
  const matcher = createMatcher([aPattern()]);
  // Its lines are so long that it would be taken for a bundle.
  const lines = `${file.code}\n${'\n'.repeat(1_000)}`;
  await writeFile(file.location, lines);
  const [result] = await matcher.checkFiles([{ ...file, code: lines }]);
  expect(result?.findings).toHaveLength(1);
});

test('finds nothing in no files', async () => {
  expect(await createMatcher([aPattern()]).checkFiles([])).toEqual([]);
});

test('finds nothing in a file that is gone', async () => {
  const folder = await temporaryFolder();
  const file = await aFile(folder, 'a.py', 'risky(1)\n');
  const gone = { ...file, location: join(folder, 'gone.py') };
  expect(await createMatcher([aPattern()]).checkFiles([gone])).toEqual([{ findings: [], problems: [] }]);
});
