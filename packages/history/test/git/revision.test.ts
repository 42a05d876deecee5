import { expect, test } from 'vitest';
import { gitEnv, temporaryFolder } from '@feedback/testing';
import { openRepository } from '../../src/git/repository.ts';
import { currentBranch, findBase, findCommit, requireCommit } from '../../src/git/revision.ts';
import { aRepository } from '../a-repository.ts';

test('finds the commit of a branch, a tag and an abbreviation', async () => {
  const { commit, git, open } = await aRepository();
  const one = await commit('one');
  git('tag', '-a', 'v1', '-m', 'v1');
  const repository = await open();
  for (const name of ['main', 'v1', 'HEAD', one.slice(0, 8)])
    expect(await findCommit(repository, name)).toBe(one);
});

test.each(['--help', '-n1', '', 'nowhere', 'HEAD~5', 'a b', 'x\0y', ':/none', '--output=/tmp/x'])(
  'says that there is no commit %j',
  async (name) => {
    const { commit, open } = await aRepository();
    await commit('one');
    await expect(requireCommit(await open(), name)).rejects.toMatchObject({ code: 'UNKNOWN_REVISION' });
  },
);

test('compares with the merge base of the default branch, or with what is asked for', async () => {
  const { commit, git, open } = await aRepository();
  const fork = await commit('fork');
  git('checkout', '-q', '-b', 'topic');
  await commit('work', { 'a.py': 'a' });
  git('checkout', '-q', 'main');
  const later = await commit('later', { 'b.py': 'b' });
  git('checkout', '-q', 'topic');
  const repository = await open();
  expect(await findBase(repository)).toEqual({ commit: fork, name: 'merge base with main' });
  expect(await findBase(repository, 'main')).toEqual({ commit: later, name: 'main' });
  expect(await findBase(repository, 'main...')).toMatchObject({ commit: fork });
});

test('prefers the upstream of the branch', async () => {
  const { commit, git, open } = await aRepository();
  await commit('one');
  git('checkout', '-q', '-b', 'upstream');
  const two = await commit('two');
  git('checkout', '-q', '-b', 'topic');
  git('branch', '-q', '--set-upstream-to=upstream');
  await commit('three');
  expect(await findBase(await open())).toMatchObject({ commit: two });
});

test('falls back to HEAD, and to nothing before the first commit', async () => {
  const { commit, open } = await aRepository();
  const repository = await open();
  expect(await findBase(repository)).toMatchObject({ commit: repository.emptyTree });
  const one = await commit('one');
  expect(await findBase(repository)).toEqual({ commit: one, name: 'HEAD' });
});

test('says when branches have nothing in common', async () => {
  const { commit, git, open } = await aRepository();
  await commit('one');
  git('checkout', '-q', '--orphan', 'other');
  await commit('two');
  await expect(findBase(await open(), 'main...')).rejects.toMatchObject({ code: 'NO_COMMON_ANCESTOR' });
});

test('knows a shallow clone, and says how to get the rest', async () => {
  const { commit, root } = await aRepository();
  await commit('one');
  await commit('two');
  const clone = await aRepository();
  clone.git('fetch', '-q', '--depth', '1', `file://${root}`, 'main');
  clone.git('checkout', '-q', 'FETCH_HEAD');
  const repository = await clone.open();
  expect(repository.isShallow).toBe(true);
  expect(await currentBranch(repository)).toBeUndefined();
  await expect(requireCommit(repository, 'HEAD~1')).rejects.toThrow('--unshallow');
});

test('opens a bare repository, and one from a folder below', async () => {
  const bare = await aRepository('--bare');
  expect((await openRepository({ cwd: bare.root, env: gitEnv })).isBare).toBe(true);
  const { root, write } = await aRepository();
  await write({ 'a b/c.py': '' });
  expect((await openRepository({ cwd: `${root}/a b`, env: gitEnv })).root).toBe(root);
});

test('says what is missing: a repository, git itself', async () => {
  const cwd = await temporaryFolder();
  await expect(openRepository({ cwd, env: gitEnv })).rejects.toMatchObject({ code: 'NOT_A_REPOSITORY' });
  await expect(openRepository({ cwd, env: { PATH: '/nonexistent' } })).rejects.toMatchObject({
    code: 'NO_GIT',
  });
});
