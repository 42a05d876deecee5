import { withStats, type Pattern } from '@feedback/schema';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backtest, type Backtest } from '../../src/backtest/backtest.ts';
import type { BacktestResult } from '../../src/backtest/backtest-result.ts';
import { requireRange } from '../../src/git/revision.ts';
import { openRepository } from '../../src/git/repository.ts';
import { gitEnv, type TestRepository } from '@feedback/testing';
import { aRepository } from '../a-repository.ts';

const PATTERN: Pattern = withStats({
  pattern_id: 'p1',
  name: 'yaml_load',
  description: '',
  bad_example: 'yaml.load(x)',
  good_example: 'yaml.safe_load(x)',
  test_coverage: '',
  severity: 'high',
  status: 'proposed',
  rule: { language: 'python', rule: { pattern: 'yaml.load($X)' } },
});

const replay = async (
  { root }: Pick<TestRepository, 'root'>,
  range?: string,
  limit = 100,
): Promise<Backtest> => {
  const repository = await openRepository({ cwd: root, env: gitEnv });
  return backtest(repository, [PATTERN], { ...(await requireRange(repository, range)), limit });
};

const numbers = ({ patterns: [first] }: Backtest) => {
  const { repaired, introduced, present, removed, lived_with } = first as BacktestResult;
  return { repaired, introduced, present, removed, lived_with };
};

const BAD = 'import yaml\ndata = yaml.load(text)\n';
const GOOD = 'import yaml\ndata = yaml.safe_load(text)\n';

test('counts what was introduced, repaired, and is there today', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'old.py': BAD, 'other.txt': BAD });
  await repository.commit('mistake', { 'a.py': BAD });
  const fix = await repository.commit('repair', { 'a.py': GOOD });
  await repository.commit('again', { 'b.py': BAD });
  const result = await replay(repository);
  expect(numbers(result)).toEqual({ repaired: 1, introduced: 2, present: 2, removed: 0, lived_with: 0 });
  expect(result.patterns[0]?.repairs).toMatchObject([
    { commit: fix, subject: 'repair', path: 'a.py', line: 2, findings: 1 },
  ]);
  expect(result.patterns[0]?.cried_wolf).toMatchObject({ share: 0, decided: 1 });
});

test('follows renamed and moved code, and files that change places', async () => {
  const { commit, git, root } = await aRepository();
  const filler = Array.from({ length: 30 }, (_, at) => `x${at} = ${at}\n`).join('');
  await commit('start', { 'a.py': BAD + filler, 'b.py': `y = 1\n${filler}z = 2\n`, 'c.py': 'c = 1\n' });
  await rename(join(root, 'a.py'), join(root, 'z.py'));
  await rename(join(root, 'b.py'), join(root, 'a.py'));
  await rename(join(root, 'z.py'), join(root, 'b.py'));
  await commit('swap');
  expect(numbers(await replay({ root }))).toMatchObject({ introduced: 0, repaired: 0, present: 1 });
  await commit('move', { 'b.py': `import yaml\n${filler}`, 'c.py': `c = 1\ndata = yaml.load(text)\n` });
  expect(numbers(await replay({ root }))).toEqual({
    repaired: 0,
    introduced: 0,
    present: 1,
    removed: 0,
    lived_with: 0,
  });
  expect(git('status', '--short')).toBe('');
});

test('counts what went with its file as removed', async () => {
  const { commit, root } = await aRepository();
  await commit('start', { 'a.py': BAD });
  await rm(join(root, 'a.py'));
  await commit('drop');
  const result = await replay({ root });
  expect(numbers(result)).toEqual({ repaired: 0, introduced: 0, present: 0, removed: 1, lived_with: 0 });
  expect(result.patterns[0]?.cried_wolf).toBeNull();
});

test('says that it cried wolf where people went on beside it', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': BAD });
  for (const step of [1, 2, 3]) await repository.commit(`step ${step}`, { 'a.py': `${BAD}x = ${step}\n` });
  const result = await replay(repository);
  expect(numbers(result)).toMatchObject({ lived_with: 1, present: 1 });
  expect(result.patterns[0]?.cried_wolf).toMatchObject({ share: 1, decided: 1 });
});

test('takes what a branch merged as one step', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': GOOD });
  repository.git('checkout', '-q', '-b', 'topic');
  await repository.commit('mistake', { 'a.py': BAD });
  await repository.commit('repair', { 'a.py': GOOD, 'b.py': BAD });
  repository.git('checkout', '-q', 'main');
  repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'topic');
  expect(numbers(await replay(repository))).toMatchObject({ introduced: 1, repaired: 0 });
});

const learnedFrom = async (
  { root }: Pick<TestRepository, 'root'>,
  commit: string,
): Promise<ReturnType<typeof numbers>> => {
  const repository = await openRepository({ cwd: root, env: gitEnv });
  const pattern: Pattern = { ...PATTERN, provenance: { origin: 'repair', commit } };
  return numbers(
    await backtest(repository, [pattern], { ...(await requireRange(repository, 'HEAD')), limit: 100 }),
  );
};

test('does not count the repair that a rule was learned from, also where a merge brought it', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': BAD, 'b.py': BAD, 'c.py': BAD });
  const first = await repository.commit('repair', { 'a.py': GOOD });
  repository.git('checkout', '-q', '-b', 'topic');
  const second = await repository.commit('repair on a branch', { 'b.py': GOOD });
  repository.git('checkout', '-q', 'main');
  repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'topic');
  await repository.commit('third', { 'c.py': GOOD });
  expect(await learnedFrom(repository, first)).toMatchObject({ repaired: 2 });
  expect(await learnedFrom(repository, second)).toMatchObject({ repaired: 2 });
  expect(await learnedFrom(repository, 'a'.repeat(40))).toMatchObject({ repaired: 3 });
  expect(await learnedFrom(repository, '--help')).toMatchObject({ repaired: 3 });
});

test('tells how many contents there were in the language of a rule', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': BAD, 'b.py': GOOD, 'c.ts': 'const x = 1;\n', 'd.txt': 'x\n' });
  const { versions, patterns } = await replay(repository);
  expect([versions, patterns[0]?.versions]).toEqual([3, 2]);
});

test('leaves out what is not the own code, until it is taken over', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': BAD, 'vendor/b.py': BAD, 'vendor/c.py': BAD });
  await repository.commit('repair', { 'a.py': GOOD, 'vendor/b.py': GOOD, 'vendor/c.py': GOOD });
  repository.git('mv', 'vendor/c.py', 'c.py');
  await repository.commit('take it over', { 'c.py': BAD });
  const opened = await repository.open();
  const range = await requireRange(opened, 'HEAD');
  const isOwn = (path: string): boolean => !path.startsWith('vendor/');
  const own = await backtest(opened, [PATTERN], { ...range, limit: 9, isOwn });
  expect(numbers(own)).toMatchObject({ repaired: 1, introduced: 1, present: 1 });
  expect(numbers(await backtest(opened, [PATTERN], { ...range, limit: 9 }))).toMatchObject({ repaired: 3 });
});

test('keeps to the range and the limit', async () => {
  const repository = await aRepository();
  const one = await repository.commit('start', { 'a.py': BAD });
  const two = await repository.commit('repair', { 'a.py': GOOD });
  await repository.commit('mistake', { 'a.py': BAD });
  expect(numbers(await replay(repository, `${one}..${two}`))).toMatchObject({
    repaired: 1,
    introduced: 0,
    present: 0,
  });
  expect(numbers(await replay(repository, undefined, 1))).toMatchObject({ repaired: 0, introduced: 1 });
});

test('takes the edge of a cut-off history for its beginning', async () => {
  const origin = await aRepository();
  await origin.commit('start', { 'a.py': BAD });
  await origin.commit('more', { 'b.py': BAD });
  const clone = await aRepository();
  clone.git('fetch', '-q', '--depth', '1', `file://${origin.root}`, 'main');
  clone.git('checkout', '-q', 'FETCH_HEAD');
  expect(numbers(await replay(clone))).toMatchObject({ introduced: 0, present: 2 });
});

test('leaves out what is binary or no text, and does not count suppressed places', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'x.py': 'x = 1\n' });
  await repository.commit('more', {
    'a.py': new Uint8Array([0, 1]),
    'b.py': 'data = yaml.load(text)  # feedback-ignore yaml_load: our own file\n',
  });
  expect(numbers(await replay(repository))).toMatchObject({ introduced: 0, present: 0 });
});

test('stops when it is told to', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': BAD });
  const opened = await repository.open();
  const options = { range: ['HEAD'], head: 'HEAD', limit: 10, signal: AbortSignal.abort(new Error('stop')) };
  await expect(backtest(opened, [PATTERN], options)).rejects.toThrow('stop');
});

test('goes on where contents are missing, as in a clone without them', async () => {
  const repository = await aRepository();
  const filler = Array.from({ length: 30 }, (_, at) => `x${at} = ${at}\n`).join('');
  await repository.commit('start', { 'gone.py': filler, 'a.py': BAD });
  const blob = repository.git('rev-parse', 'HEAD:gone.py');
  repository.git('mv', 'gone.py', 'other.py');
  await repository.commit('rename', { 'other.py': `${filler}y = 1\n` });
  await repository.commit('repair', { 'a.py': GOOD });
  await rm(join(repository.root, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true });
  expect(numbers(await replay(repository))).toMatchObject({ repaired: 1, present: 0 });
});
