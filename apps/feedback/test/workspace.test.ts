import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { findRoot, findWorkspace } from '../src/workspace.ts';
import { writeFiles } from './run-cli.ts';

const noUser = (folder: string) => ({ XDG_CONFIG_HOME: join(folder, 'nobody') });

test('finds the nearest folder with settings of its own', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, '.git'));
  await writeFiles(folder, { 'part/feedback.config.json': '{}', 'part/src/x.py': '' });
  expect(findRoot(join(folder, 'part/src'))).toBe(join(folder, 'part'));
});

test('takes the repository where nothing is set up', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, '.git'));
  await mkdir(join(folder, 'src'));
  expect(findRoot(join(folder, 'src'))).toBe(folder);
});

test('does not look above the repository', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, '.feedback'));
  await mkdir(join(folder, 'inner/.git'), { recursive: true });
  expect(findRoot(join(folder, 'inner'))).toBe(join(folder, 'inner'));
});

test('takes the folder itself where nothing marks a project', async () => {
  const folder = await temporaryFolder();
  expect(findRoot(folder)).toBe(folder);
});

test('lays flags over the environment over the project over the user over defaults', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, {
    'feedback.config.json': '{"fail_on": "low", "project": "ours", "min_confidence": 0.1, "store": "a.db"}',
    'user/feedback/config.json': '{"fail_on": "critical", "period": "week", "project": "mine"}',
  });
  const { settings, origins } = await findWorkspace({
    cwd: folder,
    env: { XDG_CONFIG_HOME: join(folder, 'user'), FEEDBACK_MIN_CONFIDENCE: '0.2', FEEDBACK_STORE: 'b.db' },
    flags: { store: 'c.db' },
  });
  expect(settings).toMatchObject({
    store: join(folder, 'c.db'),
    min_confidence: 0.2,
    project: 'ours',
    fail_on: 'low',
    period: 'week',
    patterns_file: join(folder, '.feedback/patterns.json'),
  });
  expect(origins).toMatchObject({
    store: '--store',
    min_confidence: 'FEEDBACK_MIN_CONFIDENCE',
    project: join(folder, 'feedback.config.json'),
    period: join(folder, 'user/feedback/config.json'),
    patterns_file: 'default',
  });
});

test('reads paths of the project from its root, wherever one stands', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'feedback.config.json': '{"store": "data/x.db"}', 'src/x.py': '' });
  const { settings } = await findWorkspace({ cwd: join(folder, 'src'), env: noUser(folder), flags: {} });
  expect(settings.store).toBe(join(folder, 'data/x.db'));
});

test('leaves memory: and URLs as they are', async () => {
  const folder = await temporaryFolder();
  const at = async (store: string) =>
    (await findWorkspace({ cwd: folder, env: noUser(folder), flags: { store } })).settings.store;
  expect([await at('memory:'), await at('postgres://host/db')]).toEqual(['memory:', 'postgres://host/db']);
});

test('names the variable that is wrong', async () => {
  const folder = await temporaryFolder();
  await expect(
    findWorkspace({ cwd: folder, env: { ...noUser(folder), FEEDBACK_FAIL_ON: 'awful' }, flags: {} }),
  ).rejects.toThrow(/FEEDBACK_FAIL_ON is set to "awful"/);
});

test('says so when the configuration is a folder', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'feedback.config.json'));
  await writeFile(join(folder, 'x'), '');
  await expect(findWorkspace({ cwd: folder, env: noUser(folder), flags: {} })).rejects.toMatchObject({
    code: 'UNREADABLE_CONFIG',
  });
});
