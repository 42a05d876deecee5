import { temporaryFolder } from '@feedback/testing';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';
import { bareExcept, junit } from './reports.ts';

test('sets a project up', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'app/load.py': bareExcept, 'out/junit.xml': junit() });
  const { code, json } = await runCli(['init', '--json'], { cwd });
  expect(code).toBe(0);
  expect(json()).toMatchObject({
    created: ['feedback.config.json', '.feedback/.gitignore', '.feedback/patterns.json'],
    stack: ['python'],
    reports: ['out/*.xml'],
  });
  expect(JSON.parse(await readFile(join(cwd, 'feedback.config.json'), 'utf8'))).toEqual({
    reports: ['out/*.xml'],
    adopted_at: '2026-01-31T12:00:00.000Z',
  });
});

test('changes nothing when it is run again', async () => {
  const cwd = await temporaryFolder();
  await runCli(['init'], { cwd });
  const before = await readFile(join(cwd, 'feedback.config.json'), 'utf8');
  const { stdout } = await runCli(['init'], { cwd, now: '2026-03-01T00:00:00.000Z' });
  expect(stdout).toMatch(/^Already set up/);
  expect(await readFile(join(cwd, 'feedback.config.json'), 'utf8')).toBe(before);
});

test('keeps a configuration that is there and adds the day of adoption', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'feedback.config.json': '{"project": "shop"}' });
  await runCli(['init'], { cwd });
  expect(JSON.parse(await readFile(join(cwd, 'feedback.config.json'), 'utf8'))).toEqual({
    project: 'shop',
    adopted_at: '2026-01-31T12:00:00.000Z',
  });
});

test('keeps the database from being committed, and the lessons not', async () => {
  const cwd = await temporaryFolder();
  await runCli(['init'], { cwd });
  expect(await readFile(join(cwd, '.feedback/.gitignore'), 'utf8')).toContain('feedback.db*');
  expect((await readdir(join(cwd, '.feedback'))).toSorted()).toEqual(['.gitignore', 'patterns.json']);
});

test('takes many report folders together', async () => {
  const cwd = await temporaryFolder();
  for (const day of [1, 2, 3, 4]) await writeFiles(cwd, { [`reports/${day}/junit.xml`]: junit() });
  const { json } = await runCli(['init', '--json'], { cwd });
  expect(json()).toMatchObject({ reports: ['reports/**/*.xml'] });
});

test('shows each setting with its origin, and no password', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'feedback.config.json': '{"fail_on": "low"}' });
  const { stdout } = await runCli(['config', '--store', 'postgres://me:secret@host/db'], { cwd });
  expect(stdout).toMatch(/fail_on +low +feedback\.config\.json/);
  expect(stdout).toContain('postgres://me:***@host/db');
});

test('finds a healthy project healthy', async () => {
  const cwd = await temporaryFolder();
  await runCli(['init'], { cwd });
  const { code, json } = await runCli(['doctor', '--json'], { cwd });
  expect(code).toBe(0);
  expect(json<{ checks: { state: string }[] }>().checks.map(({ state }) => state)).not.toContain('error');
});

test('tells what is damaged and goes on', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, {
    '.feedback/patterns.json': '{"patterns": [',
    '.feedback/feedback.db': 'no database',
  });
  const { code, json } = await runCli(['doctor', '--json'], { cwd });
  expect(code).toBe(2);
  const { checks } = json<{ checks: { name: string; state: string }[] }>();
  expect(checks.filter(({ state }) => state === 'error').map(({ name }) => name)).toEqual([
    'store',
    'library',
  ]);
});
