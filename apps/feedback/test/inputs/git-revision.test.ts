import { execFileSync } from 'node:child_process';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { gitRevision } from '../../src/inputs/git-revision.ts';
import { ongoingRun } from '../../src/inputs/ongoing-run.ts';

const env = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

const repository = async (): Promise<string> => {
  const cwd = await temporaryFolder();
  git(cwd, 'init', '-q', '-b', 'topic');
  git(cwd, 'commit', '-q', '--allow-empty', '-m', 'one');
  return cwd;
};

test('tells commit and branch', async () => {
  const cwd = await repository();
  expect(await gitRevision(cwd, env)).toEqual({ commit: git(cwd, 'rev-parse', 'HEAD'), branch: 'topic' });
});

test('knows no branch where none is checked out', async () => {
  const cwd = await repository();
  git(cwd, 'checkout', '-q', '--detach');
  expect(await gitRevision(cwd, env)).toEqual({ commit: git(cwd, 'rev-parse', 'HEAD') });
});

test('reads a shallow clone', async () => {
  const origin = await repository();
  git(origin, 'commit', '-q', '--allow-empty', '-m', 'two');
  const clone = await temporaryFolder();
  git(clone, 'clone', '-q', '--depth', '1', `file://${origin}`, '.');
  expect(await gitRevision(clone, env)).toEqual({
    commit: git(origin, 'rev-parse', 'HEAD'),
    branch: 'topic',
  });
});

test('knows nothing before the first commit, outside of a repository, and without git', async () => {
  const empty = await temporaryFolder();
  expect(await gitRevision(empty, { ...env, GIT_CEILING_DIRECTORIES: empty })).toEqual({});
  git(empty, 'init', '-q');
  expect(await gitRevision(empty, env)).toEqual({});
  expect(await gitRevision(await repository(), { PATH: '/nonexistent' })).toEqual({});
});

test('believes CI before git, and git where CI says nothing', async () => {
  const cwd = await repository();
  const commit = 'b'.repeat(40);
  const ci = { GITHUB_RUN_ID: '1', GITHUB_SHA: commit };
  expect(await ongoingRun(cwd, { ...env, ...ci })).toMatchObject({ commit });
  expect((await ongoingRun(cwd, { ...env, ...ci })).branch).toBeUndefined();
  expect(await ongoingRun(cwd, { ...env, GITHUB_RUN_ID: '1' })).toMatchObject({ branch: 'topic' });
});
