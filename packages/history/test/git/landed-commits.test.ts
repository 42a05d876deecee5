import { expect, test } from 'vitest';
import { landedCommits, type Commit } from '../../src/git/landed-commits.ts';
import type { Repository } from '../../src/git/repository.ts';
import { aRepository } from '../a-repository.ts';

const commits = async (repository: Repository, range = ['HEAD'], limit?: number): Promise<Commit[]> => {
  const found: Commit[] = [];
  for await (const commit of landedCommits(repository, { range, ...(limit ? { limit } : {}) }))
    found.push(commit);
  return found;
};

const shape = ({ subject, files }: Commit): unknown => [
  subject,
  files.map(({ before, after }) => `${before?.path ?? ''}>${after?.path ?? ''}`),
];

test('tells what each commit brought, a merge with what it merged, the newest first', async () => {
  const { commit, git, open } = await aRepository();
  await commit('root', { 'a.py': 'a', 'b.py': 'b' });
  git('checkout', '-q', '-b', 'topic');
  await commit('work', { 'c.py': 'c' });
  await commit('more', { 'b.py': 'B' });
  git('checkout', '-q', 'main');
  await commit('empty');
  git('merge', '-q', '--no-ff', '-m', 'merge', 'topic');
  git('mv', 'a.py', 'd.py');
  await commit('rename');
  expect((await commits(await open())).map(shape)).toEqual([
    ['rename', ['a.py>d.py']],
    ['merge', ['b.py>b.py', '>c.py']],
    ['empty', []],
    ['root', ['>a.py', '>b.py']],
  ]);
});

test('stops at the limit, and takes a range', async () => {
  const { commit, open } = await aRepository();
  const one = await commit('one');
  await commit('two');
  await commit('three');
  const repository = await open();
  expect((await commits(repository, ['HEAD'], 1)).map(({ subject }) => subject)).toEqual(['three']);
  expect((await commits(repository, [`${one}..HEAD`])).map(({ subject }) => subject)).toEqual([
    'three',
    'two',
  ]);
});

test('ends with the reason when it is stopped', async () => {
  const { commit, open } = await aRepository();
  await commit('one');
  const repository = await open();
  const options = { ...repository.options, signal: AbortSignal.abort(new Error('stop')) };
  const { gitRecords } = await import('../../src/git/run-git.ts');
  const stopped = { ...repository, records: (args: readonly string[]) => gitRecords(args, options) };
  await expect(commits(stopped)).rejects.toThrow('stop');
});
