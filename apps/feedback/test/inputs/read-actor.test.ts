import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { readActor } from '../../src/inputs/read-actor.ts';

const env = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };

const aRepository = async (): Promise<string> => {
  const cwd = await temporaryFolder();
  execFileSync('git', ['init', '-q'], { cwd, env });
  execFileSync('git', ['config', 'user.name', 'Grace'], { cwd, env });
  return cwd;
};

test("calls a person by FEEDBACK_AUTHOR, else git's user, else the user of the system", async () => {
  const cwd = await aRepository();
  expect(await readActor(cwd, { ...env, FEEDBACK_AUTHOR: 'Ada' })).toEqual({ kind: 'person', author: 'Ada' });
  expect(await readActor(cwd, env)).toEqual({ kind: 'person', author: 'Grace' });
  const elsewhere = await temporaryFolder();
  expect(await readActor(elsewhere, { ...env, PATH: '' })).toEqual({
    kind: 'person',
    author: userInfo().username,
  });
});

test('takes a named tool and a CI job for tools', async () => {
  const cwd = await aRepository();
  expect(await readActor(cwd, { ...env, CI: 'true' })).toEqual({ kind: 'tool', author: 'CI' });
  expect(await readActor(cwd, { ...env, CI: 'true', FEEDBACK_AGENT: 'helper' })).toEqual({
    kind: 'tool',
    author: 'helper',
  });
  for (const CI of ['', '0', 'false'])
    expect(await readActor(cwd, { ...env, CI })).toMatchObject({ kind: 'person' });
});

test.each([
  [['tool', 'linter'], 'tool', 'linter'],
  [['tool:linter'], 'tool', 'linter'],
  [['tool'], 'tool', 'CI'],
  [['person'], 'person', 'Grace'],
  [['person', 'Ada Lovelace'], 'person', 'Ada Lovelace'],
])('lets --by %j count before the environment', async (by, kind, author) => {
  expect(await readActor(await aRepository(), { ...env, CI: '1' }, by)).toEqual({ kind, author });
});

test.each([[['robot']], [['tool', 'a', 'b']], [['tool:a', 'b']], [['']]])('refuses --by %j', async (by) => {
  await expect(readActor('.', env, by)).rejects.toMatchObject({ code: 'INVALID_ACTOR' });
});

test('keeps control characters out of the history', async () => {
  expect((await readActor('.', { ...env, FEEDBACK_AUTHOR: 'A\u001B[31mda\n ' })).author).toBe('Ada');
});
