import { existsSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { mkdir, rm, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diffCommits, diffIndex, diffWorkingTree, isInWorkingTree, listFiles } from '../../src/git/diff.ts';
import type { ChangedFile } from '../../src/git/changed-file.ts';
import { readBlobs } from '../../src/git/read-blobs.ts';
import { aRepository } from '../a-repository.ts';

const LONG = Array.from({ length: 20 }, (_, line) => `line ${line}\n`).join('');

const paths = (files: readonly ChangedFile[]): (readonly (string | undefined)[])[] =>
  files.map(({ before, after }) => [before?.path, after?.path]);

test('tells new, changed, renamed and deleted files, also with spaces and quotes in their names', async () => {
  const { commit, git, open, root } = await aRepository();
  const one = await commit('one', { 'a b.py': 'x', 'old.py': LONG, 'gone.py': 'y' });
  await rename(join(root, 'old.py'), join(root, 'né "w".py'));
  await rm(join(root, 'gone.py'));
  await writeFile(join(root, 'né "w".py'), `${LONG}more\n`);
  const two = await commit('two', { 'a b.py': 'z', 'line\nbreak.py': '' });
  expect(git('status', '--short')).toBe('');
  const files = await diffCommits(await open(), one, two);
  expect(
    paths(files)
      .map((pair) => pair.join(' > '))
      .toSorted(),
  ).toEqual([' > line\nbreak.py', 'a b.py > a b.py', 'gone.py > ', 'old.py > né "w".py']);
});

test('leaves out links, submodules and changes of mode alone', async () => {
  const { commit, git, open, root, write } = await aRepository();
  const one = await commit('one', { 'x.py': 'x', 'y.py': 'y' });
  symlinkSync('x.py', join(root, 'link.py'));
  git('update-index', '--add', '--cacheinfo', `160000,${one},sub`);
  git('update-index', '--chmod=+x', 'x.py');
  git('add', 'link.py');
  await write({ 'y.py': 'z' });
  git('add', 'y.py');
  expect(paths(await diffIndex(await open(), one))).toEqual([['y.py', 'y.py']]);
});

test('reads the index and not the working tree, also before the first commit', async () => {
  const { git, open, write } = await aRepository();
  await write({ 'a.py': 'staged' });
  git('add', 'a.py');
  await write({ 'a.py': 'later', 'b.py': 'untracked' });
  const repository = await open();
  const files = await diffIndex(repository, repository.emptyTree);
  expect(paths(files)).toEqual([[undefined, 'a.py']]);
  const blobs = readBlobs(repository);
  expect(await blobs.text(files[0]?.after?.blob ?? '')).toBe('staged');
  blobs.close();
});

test('compares the working tree: staged, changed, untracked, renamed and deleted files, not ignored ones', async () => {
  const { commit, git, open, root, write } = await aRepository();
  const one = await commit('one', {
    '.gitignore': 'ignored.py\n',
    'same.py': 's',
    'staged.py': 's',
    'changed.py': 'c',
    'gone.py': 'g',
    'old.py': LONG,
  });
  git('mv', 'old.py', 'new.py');
  await write({ 'staged.py': 'S' });
  git('add', 'staged.py');
  await write({ 'changed.py': 'C', 'untracked.py': 'u', 'ignored.py': 'i', 'new.py': `${LONG}more\n` });
  await rm(join(root, 'gone.py'));
  const files = await diffWorkingTree(await open(), one);
  expect(paths(files)).toEqual([
    ['gone.py', undefined],
    ['changed.py', 'changed.py'],
    ['old.py', 'new.py'],
    ['staged.py', 'staged.py'],
    [undefined, 'untracked.py'],
  ]);
  expect(files.map(({ after }) => after && isInWorkingTree(after.blob))).toEqual([
    undefined,
    true,
    true,
    false,
    true,
  ]);
});

test('runs no program that the repository names', async () => {
  const { commit, git, open, root, write } = await aRepository();
  const one = await commit('one', { '.gitattributes': '*.py diff=mine filter=mine\n', 'a.py': 'a' });
  await mkdir(join(root, 'hooks'));
  await writeFile(join(root, 'trap'), '#!/bin/sh\ntouch "$(dirname "$0")/sprung"\ncat "$1" 2>/dev/null\n', {
    mode: 0o755,
  });
  const trap = join(root, 'trap');
  const settings = [
    'core.fsmonitor',
    'diff.external',
    'diff.mine.textconv',
    'diff.mine.command',
    'core.pager',
  ];
  for (const setting of [...settings, 'filter.mine.clean', 'filter.mine.smudge'])
    git('config', setting, trap);
  // As large as before and as old as the index: only the contents tell.
  const { mtime } = statSync(join(root, '.git/index'));
  await write({ 'a.py': 'b' });
  utimesSync(join(root, 'a.py'), mtime, mtime);
  const repository = await open();
  await diffWorkingTree(repository, one);
  await diffIndex(repository, one);
  const blobs = readBlobs(repository);
  await blobs.text((await listFiles(repository, one))[0]?.blob ?? '');
  blobs.close();
  expect(existsSync(join(root, 'sprung'))).toBe(false);
});

test('lists the files of a commit with their sizes', async () => {
  const { commit, open } = await aRepository();
  const one = await commit('one', { 'dir/a.py': 'four', 'b.py': '' });
  const files = await listFiles(await open(), one);
  expect(files.map(({ path, size }) => [path, size])).toEqual([
    ['b.py', 0],
    ['dir/a.py', 4],
  ]);
});
