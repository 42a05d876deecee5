import { expect, test } from 'vitest';
import { readBlobs } from '../../src/git/read-blobs.ts';
import { aRepository } from '../a-repository.ts';

const blobOf = (git: (...args: readonly string[]) => string, path: string): string =>
  git('rev-parse', `HEAD:${path}`);

test('reads many at once, in any order, also empty and large ones', async () => {
  const { commit, git, open } = await aRepository();
  const large = 'x = 1\n'.repeat(100_000);
  await commit('one', { 'a.py': 'a\r\nb\n', 'empty.py': '', 'large.py': large });
  const blobs = readBlobs(await open());
  const names = ['large.py', 'empty.py', 'a.py', 'large.py'];
  const texts = await Promise.all(names.map((name) => blobs.text(blobOf(git, name))));
  blobs.close();
  expect(texts).toEqual([large, '', 'a\r\nb\n', large]);
});

test('has no text for what is binary, too large, no UTF-8, or missing, and goes on', async () => {
  const { commit, git, open } = await aRepository();
  await commit('one', {
    'binary.py': new Uint8Array([1, 0, 2]),
    'latin.py': new Uint8Array([0x61, 0xe9]),
    'huge.py': 'x'.repeat(5_000_001),
    'fine.py': 'fine',
  });
  const blobs = readBlobs(await open());
  const known = ['binary.py', 'latin.py', 'huge.py', 'fine.py'].map((name) => blobOf(git, name));
  const wanted = [...known, 'f'.repeat(40), 'HEAD', '--help\nHEAD', known[3] ?? ''];
  const texts = await Promise.all(wanted.map((blob) => blobs.text(blob)));
  blobs.close();
  expect(texts).toEqual([undefined, undefined, undefined, 'fine', undefined, undefined, undefined, 'fine']);
});

test('reads a repository with long hashes', async () => {
  const { commit, git, open } = await aRepository('--object-format=sha256');
  await commit('one', { 'a.py': 'a' });
  const repository = await open();
  expect(repository.emptyTree).toBe(git('hash-object', '-t', 'tree', '--stdin'));
  const blobs = readBlobs(repository);
  expect(await blobs.text(blobOf(git, 'a.py'))).toBe('a');
  blobs.close();
});

test('rejects what is asked for after the end', async () => {
  const { open } = await aRepository();
  const repository = await open();
  const stopped = new AbortController();
  const options = { ...repository.options, signal: stopped.signal };
  const blobs = readBlobs({ ...repository, options });
  stopped.abort(new Error('stop'));
  await expect(blobs.text('a'.repeat(40))).rejects.toThrow('stop');
});
