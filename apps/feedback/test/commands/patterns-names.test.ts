import { expandRule } from '@feedback/rules';
import type { Finding, Lesson, Rule } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, writeFiles, type CliResult } from '../run-cli.ts';

const RULE: Rule = {
  language: 'python',
  rule: { kind: 'call', has: { field: 'function', matches: 'shelve.open' } },
};

const EXAMPLES = [
  '--bad',
  'import shelve\nstore = shelve.open(path)',
  '--good',
  'import sqlite3\nstore = sqlite3.connect(path)',
];

const FILES = {
  'alias.py': 'import shelve as shelf\n\nuse(shelf.open(where))\n',
  'taken.py': 'from shelve import open as _, open\n\nuse(open(where))\n',
  'own.py': 'def put(shelve):\n    return shelve.open(where)\n',
};

const project = async (rule: Rule): Promise<{ readonly cwd: string; readonly added: CliResult }> => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { ...FILES, 'rule.json': JSON.stringify(rule) });
  const added = await runCli(['patterns', 'add', 'shelf', '--rule', 'rule.json', ...EXAMPLES], { cwd });
  return { cwd, added };
};

const rulesIn = async (cwd: string): Promise<readonly (Rule | undefined)[]> => {
  const { patterns } = JSON.parse(await readFile(join(cwd, '.feedback/patterns.json'), 'utf8')) as {
    patterns: Lesson[];
  };
  return patterns.map(({ rule }) => rule);
};

const found = async (cwd: string): Promise<readonly string[]> => {
  const { json } = await runCli(['check', '--json'], { cwd });
  return json<{ findings: Finding[] }>()
    .findings.filter(({ pattern }) => pattern === 'shelf')
    .map(({ path, line }) => `${path}:${line}`);
};

const PLACES = ['alias.py:3', 'taken.py:3'];

test('keeps and shows a rule that asks for a name as it is written', async () => {
  const { cwd, added } = await project(RULE);
  expect(added.code).toBe(0);
  expect(await rulesIn(cwd)).toEqual([RULE]);
  const { stdout } = await runCli(['patterns', 'show', 'shelf'], { cwd });
  expect(stdout).toContain('"matches": "shelve.open"');
  expect(stdout).not.toContain('utils');
});

test('checks by what the name means, also when the files are remembered', async () => {
  const { cwd } = await project(RULE);
  expect(await found(cwd)).toEqual(PLACES);
  expect(await found(cwd)).toEqual(PLACES);
  await writeFiles(cwd, { 'alias.py': 'import shelve as s\n\n\nuse(s.open(where))\n' });
  expect(await found(cwd)).toEqual(['alias.py:4', 'taken.py:3']);
});

test('checks the same with a rule of before, which has all utilities itself', async () => {
  const whole = expandRule(RULE);
  const { cwd } = await project(whole);
  expect(await rulesIn(cwd)).toEqual([whole]);
  expect(await found(cwd)).toEqual(PLACES);
});

test('brings the short rule to another library', async () => {
  const { cwd } = await project(RULE);
  const there = await temporaryFolder();
  await writeFiles(there, FILES);
  const { stdout } = await runCli(['patterns', 'export', '--format', 'json'], { cwd });
  await writeFiles(there, { 'lessons.json': stdout });
  await runCli(['patterns', 'import', 'lessons.json'], { cwd: there });
  await runCli(['patterns', 'accept', 'shelf'], { cwd: there });
  expect(await rulesIn(there)).toEqual([RULE]);
  expect(await found(there)).toEqual(PLACES);
});

test.each(['add', 'edit'])('tells on %s that nobody defines what a rule asks for', async (command) => {
  const { cwd } = await project(RULE);
  const unknown: Rule = { language: 'python', rule: { kind: 'call', has: { matches: 'shelf' } } };
  await writeFiles(cwd, { 'unknown.json': JSON.stringify(unknown) });
  const name = command === 'add' ? 'other' : 'shelf';
  const { stdout, stderr } = await runCli(['patterns', command, name, '--rule', 'unknown.json'], {
    cwd,
  });
  expect(stdout + stderr).toContain('Rule `shelf` is not defined');
});

test('infers a short rule', async () => {
  const cwd = await temporaryFolder();
  await runCli(['patterns', 'add', 'shelf', '--language', 'python', ...EXAMPLES], { cwd });
  expect(await rulesIn(cwd)).toEqual([{ language: 'python', rule: { matches: 'shelve as shelve' } }]);
});
