import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aRepository, gitEnv, temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, writeFiles, type CliResult } from '../run-cli.ts';

const env = gitEnv as Readonly<Record<string, string>>;

const RULES =
  '# no-eq\n\nExamples of **incorrect** code:\n\n```js\nx == y\n```\n\nExamples of **correct** code:\n\n```js\nx === y\n```\n';
const DIFF = 'diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-x = 1\n+x = 2\n';

const FILES = {
  'a.py': 'x = 2\n',
  'rules.md': RULES,
  'junit.xml':
    '<testsuite name="a" tests="1"><testcase name="t"><failure>no</failure></testcase></testsuite>',
  'log.sarif':
    '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x","rules":[{"id":"r"}]}},"results":[]}]}',
  'library.json': '{"schema_version":1,"patterns":[]}',
  'metrics.json': '{"bugs":[],"test_failures":[]}',
  'other.json': '{"a":1}',
  'repair.diff': DIFF,
  empty: '',
} as const;

/** Runs a command on one of the files below `folder`. */
const given = async (folder: string, command: string, name: string): Promise<CliResult> => {
  await writeFiles(folder, FILES);
  await mkdir(join(folder, 'folder'));
  await writeFile(join(folder, 'huge.diff'), '');
  await truncate(join(folder, 'huge.diff'), 3_000_000_000);
  return runCli([...command.split(' '), name], { cwd: folder, env });
};

test.each([
  ['import', 'rules.md', 'feedback patterns import rules.md', 'NO_METRICS_DOCUMENT'],
  ['import', 'library.json', 'feedback patterns import library.json', 'NO_METRICS_DOCUMENT'],
  ['import', 'junit.xml', 'feedback collect junit.xml', 'NO_METRICS_DOCUMENT'],
  ['import', 'log.sarif', 'feedback collect log.sarif', 'NO_METRICS_DOCUMENT'],
  ['import', 'repair.diff', 'feedback learn repair.diff', 'NO_METRICS_DOCUMENT'],
  ['import', 'other.json', 'none of its lists is known', 'NO_METRICS_DOCUMENT'],
  ['import', 'empty', 'It is empty', 'EMPTY_FILE'],
  ['import', '-', 'Standard input: It is empty', 'EMPTY_FILE'],
  ['import', 'folder', 'feedback collect folder', 'IS_A_FOLDER'],
  ['import', 'gone.json', 'no file gone.json', 'NOT_FOUND'],
  ['import', 'huge.diff', 'not text', 'BINARY_FILE'],
  ['patterns import', 'junit.xml', 'feedback collect junit.xml', 'NO_PATTERNS'],
  ['patterns import', 'metrics.json', 'feedback import metrics.json', 'NO_PATTERNS'],
  ['patterns import', 'repair.diff', 'feedback learn repair.diff', 'NO_PATTERNS'],
  ['patterns import', 'a.py', 'looks like code', 'NO_PATTERNS'],
  ['patterns import', 'empty', 'It is empty', 'NO_PATTERNS'],
  ['patterns import', 'other.json', 'no list "patterns"', 'CORRUPT_LIBRARY'],
  ['patterns import', 'huge.diff', 'larger than 256 MB', 'FILE_TOO_LARGE'],
  ['check', 'gone.py', 'no such file or folder', 'NOT_FOUND'],
  ['check', '-', 'Standard input is not read', 'NOT_FOUND'],
  ['fix', 'gone.py', 'no such file or folder', 'NOT_FOUND'],
])('%s %s says where it belongs or what is wrong with it', async (command, name, told, problem) => {
  const { code, stderr } = await given(await temporaryFolder(), command, name);
  expect(stderr).toContain(told);
  expect(stderr).toContain(`[${problem}]`);
  expect(code).toBe(3);
});

test.each([
  ['rules.md', 'feedback patterns import rules.md', 'INVALID_DIFF'],
  ['junit.xml', 'feedback collect junit.xml', 'INVALID_DIFF'],
  ['a.py', 'feedback learn COMMIT --path a.py', 'INVALID_DIFF'],
  ['folder', 'feedback learn COMMIT --path folder', 'IS_A_FOLDER'],
  ['empty', 'is empty', 'NOTHING_TO_LEARN'],
  ['-', 'Standard input is empty', 'NOTHING_TO_LEARN'],
  ['huge.diff', 'too large', 'TOO_LARGE'],
  ['gone.diff', 'no commit of this repository', 'UNKNOWN_REVISION'],
])('learn %s says what is wrong with it', async (name, told, problem) => {
  const { code, stderr } = await given((await aRepository()).root, 'learn', name);
  expect(stderr).toContain(told);
  expect(stderr).toContain(`[${problem}]`);
  expect(code).toBe(2);
});

test('an empty folder is no error for patterns import, and said', async () => {
  const { code, stderr } = await given(await temporaryFolder(), 'patterns import', 'folder');
  expect(stderr).toContain('no Markdown and no SARIF');
  expect(code).toBe(0);
});
