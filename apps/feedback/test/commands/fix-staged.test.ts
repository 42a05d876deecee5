import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aRepository, gitEnv } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli } from '../run-cli.ts';

const env = gitEnv as Readonly<Record<string, string>>;
const BAD = 'import yaml\n\ndata = yaml.load(text)\n';
const GOOD = 'import yaml\n\ndata = yaml.safe_load(text)\n';

const learned = async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': BAD, 'b.py': BAD });
  await repository.commit('Load safely', { 'a.py': GOOD });
  await runCli(['learn', '--accept', '--no-backtest'], { cwd: repository.root, env });
  return repository;
};

test('says that it works on the working tree when it is asked for what is staged, and changes nothing', async () => {
  const { root: cwd } = await learned();
  const { code, stderr } = await runCli(['fix', '--staged'], { cwd, env });
  expect(code).toBe(2);
  expect(stderr).toContain('feedback check --staged');
  expect(stderr).toContain('[NOT_STAGED]');
  expect(await readFile(join(cwd, 'b.py'), 'utf8')).toBe(BAD);
});

test('fixes the working tree and leaves alone what is staged', async () => {
  const { root: cwd, git } = await learned();
  const staged = `${BAD}more = 1\n`;
  await writeFile(join(cwd, 'b.py'), staged);
  git('add', 'b.py');
  await runCli(['fix', 'b.py'], { cwd, env });
  expect(await readFile(join(cwd, 'b.py'), 'utf8')).toBe(`${GOOD}more = 1\n`);
  expect(`${git('show', ':b.py').trimEnd()}\n`).toBe(staged);
});

test('tells in its help what it works on', async () => {
  const { stdout } = await runCli(['fix', '--help'], { cwd: (await aRepository()).root, env });
  expect(stdout).toContain('working tree, staged or not');
  expect(stdout).not.toContain('--staged  ');
});
