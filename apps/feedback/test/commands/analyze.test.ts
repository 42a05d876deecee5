import type { Analysis, Assignment, Pattern } from '@feedback/schema';
import { openStore } from '@feedback/store';
import { temporaryFolder } from '@feedback/testing';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';
import { junit } from './reports.ts';

/** A project in which one known mistake was seen in two runs, and one unknown one. */
const aProject = async (): Promise<string> => {
  const cwd = await temporaryFolder();
  const strange = (time: string): string =>
    junit(time).replaceAll('IndexError: list index out of range', 'OddError: the moon is 7 miles away');
  await writeFiles(cwd, {
    'r/1.xml': junit('2026-01-10T10:00:00Z'),
    'r/2.xml': junit('2026-01-20T10:00:00Z'),
    'r/3.xml': strange('2026-01-11T10:00:00Z'),
    'r/4.xml': strange('2026-01-21T10:00:00Z'),
  });
  await runCli(['collect', 'r'], { cwd });
  return cwd;
};

test('answers with what recurs and what is new', async () => {
  const cwd = await aProject();
  const { code, json } = await runCli(['analyze', '--json'], { cwd });
  const analysis = json<Analysis>();
  expect(code).toBe(0);
  expect(analysis.schema_version).toBe(1);
  expect(analysis.ranked.map(({ pattern, count }) => [pattern, count])).toEqual([['bounds_checking', 2]]);
  expect(analysis.new_patterns.map(({ count }) => count)).toEqual([2]);
});

test('puts what is new into the inbox, with its numbers', async () => {
  const cwd = await aProject();
  await runCli(['analyze'], { cwd });
  const { json } = await runCli(['patterns', 'list', '--status', 'proposed', '--json'], { cwd });
  expect(
    json<{ patterns: Pattern[] }>().patterns.map(({ occurrence_frequency }) => occurrence_frequency),
  ).toEqual([2]);
});

test('changes nothing when it is run again', async () => {
  const cwd = await aProject();
  await runCli(['analyze'], { cwd });
  const file = join(cwd, '.feedback/patterns.json');
  const before = await readFile(file, 'utf8');
  const numbers = async () => (await runCli(['patterns', 'list', '--json'], { cwd })).stdout;
  const list = await numbers();
  const first = await runCli(['analyze', '--json'], { cwd });
  const second = await runCli(['analyze', '--json'], { cwd });
  expect(second.stdout).toBe(first.stdout);
  expect([await readFile(file, 'utf8'), await numbers()]).toEqual([before, list]);
});

test('keeps nothing with --no-update', async () => {
  const cwd = await aProject();
  await runCli(['analyze', '--no-update'], { cwd });
  expect(existsSync(join(cwd, '.feedback/patterns.json'))).toBe(false);
  const { json } = await runCli(['patterns', 'list', '--json'], { cwd });
  expect(
    json<{ patterns: Pattern[] }>().patterns.every(({ last_occurrence }) => last_occurrence === null),
  ).toBe(true);
});

test('brings the numbers of a library in the original form up to date', async () => {
  const cwd = await aProject();
  await writeFiles(cwd, { 'p.json': '{"patterns": []}' });
  await runCli(['patterns', 'export', '--output', 'p.json'], { cwd });
  await runCli(['analyze', '--patterns-file', 'p.json'], { cwd });
  const { patterns } = JSON.parse(await readFile(join(cwd, 'p.json'), 'utf8')) as { patterns: Pattern[] };
  expect(patterns.find(({ name }) => name === 'bounds_checking')?.occurrence_frequency).toBe(2);
});

test('makes no store where nothing was collected', async () => {
  const cwd = await temporaryFolder();
  const { code, stdout, stderr } = await runCli(['analyze'], { cwd });
  expect([code, stdout]).toEqual([0, '0 mistakes in 0 runs\n']);
  expect(stderr).toContain('feedback collect');
  expect(existsSync(join(cwd, '.feedback'))).toBe(false);
});

test('works on a metrics document of the original', async () => {
  const cwd = await temporaryFolder();
  const bug = {
    pattern: 'bounds_checking',
    error: 'IndexError',
    code: 'x[0]',
    file_path: 'a.py',
    line: 1,
    count: 3,
  };
  await writeFiles(cwd, {
    'm.json': JSON.stringify({ bugs: [{ ...bug, timestamp: '2026-01-04T12:00:00' }] }),
  });
  const { json } = await runCli(['analyze', '--json', '--metrics-file', 'm.json', '--no-update'], { cwd });
  expect(json<Analysis>().high_frequency).toEqual([{ pattern: 'bounds_checking', count: 3 }]);
});

test('writes a report of all that', async () => {
  const cwd = await aProject();
  const { code, stdout } = await runCli(['report', '--output', 'r.md'], { cwd });
  expect([code, stdout]).toEqual([0, '']);
  expect(await readFile(join(cwd, 'r.md'), 'utf8')).toMatch(/^# Feedback report\n/);
});

test('gives an overview without a command', async () => {
  const cwd = await aProject();
  const { code, stdout } = await runCli([], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('bounds_checking');
});

test('assigns by retrieval with a stated probability, and takes back what no longer holds', async () => {
  const cwd = await temporaryFolder();
  const message = 'AsyncError: forEach with an async callback was not awaited';
  const failing = junit().replace(/<failure[^]*<\/failure>/, `<failure message="${message}"/>`);
  await writeFiles(cwd, { 'r/1.xml': failing });
  await runCli(['collect', 'r'], { cwd });
  const judged = async (): Promise<Assignment[]> => {
    const store = await openStore(join(cwd, '.feedback/feedback.db'));
    const assignments: Assignment[] = [];
    for await (const assignment of store.assignments()) assignments.push(assignment);
    await store.close();
    return assignments;
  };
  const { json } = await runCli(['analyze', '--json'], { cwd });
  expect(json<Analysis>().ranked).toMatchObject([{ pattern: 'async_foreach', count: 1 }]);
  expect(await judged()).toMatchObject([
    { subject: 'wording', pattern: 'async_foreach', method: 'retrieval', probability: 0.7 },
  ]);
  await runCli(['patterns', 'archive', 'async_foreach'], { cwd });
  const after = await runCli(['analyze', '--json'], { cwd });
  expect(after.json<Analysis>()).toMatchObject({ ranked: [], unassigned: 1 });
  expect(await judged()).toEqual([]);
});

test('finds the same in a database and in a metrics document', async () => {
  const cwd = await aProject();
  await runCli(['collect', 'r', '--store', 'm.json'], { cwd });
  const analysis = async (store: string): Promise<string> =>
    (await runCli(['analyze', '--json', '--store', store], { cwd })).stdout;
  const first = await analysis('m.json');
  expect(await analysis('.feedback/feedback.db')).toBe(first);
  expect(await analysis('m.json')).toBe(first);
});
