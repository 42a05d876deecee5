import { join } from 'node:path';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { createContext } from '../src/context.ts';
import { main } from '../src/main.ts';
import { createSession } from '../src/session.ts';
import { createOutput } from '../src/terminal/output.ts';
import type { Proposal, Session } from '../src/tui/session.ts';
import { runCli } from './run-cli.ts';

const silent = { write: (): void => undefined };

/** A project with one proposed pattern and one proposed change. */
const aProject = async (): Promise<string> => {
  const cwd = await temporaryFolder();
  await runCli(['patterns', 'add', 'new', '--by', 'tool:bot'], { cwd });
  await runCli(['patterns', 'edit', 'bounds_checking', '--severity', 'low', '--by', 'tool:bot'], { cwd });
  return cwd;
};

/** A session over a real project. */
const aSession = async (folder?: string): Promise<Session> => {
  const cwd = folder ?? (await aProject());
  const env = { XDG_CONFIG_HOME: join(cwd, '.none'), FEEDBACK_AUTHOR: 'Ada', CI: 'true' };
  const io = {
    stdin: Object.assign((async function* none() {})(), { isTTY: true }),
    stdout: silent,
    stderr: silent,
    env,
    cwd,
    clock: () => new Date('2026-01-31T12:00:00.000Z'),
    signal: new AbortController().signal,
  };
  const output = createOutput(io, { json: false, quiet: true, verbose: false, color: 'never' });
  return createSession(createContext({ io, output, cwd, flags: {}, runLine: main }));
};

const inbox = async (session: Session): Promise<readonly Proposal[]> => (await session.load()).inbox ?? [];

const names = async (session: Session): Promise<readonly string[]> =>
  (await inbox(session)).map(({ name }) => name.replace(/@.*/, '@'));

test('shows proposed patterns and proposed changes, with what they would change and why they stand there', async () => {
  const [change, fresh] = await inbox(await aSession());
  expect(change).toMatchObject({ pattern: { name: 'bounds_checking', severity: 'low' } });
  expect(change?.notes[0]).toBe('proposed change of severity by bot');
  expect(change?.notes.join()).not.toContain('measured');
  expect(fresh).toMatchObject({ name: 'new', pattern: { status: 'proposed' } });
});

test('shows what was measured of a rule, in short lines', async () => {
  const cwd = await temporaryFolder();
  const examples = ['--bad', 'subprocess.run(cmd, shell=True)', '--good', 'subprocess.run(cmd)'];
  await runCli(['patterns', 'add', 'shell', '--language', 'python', ...examples, '--by', 'tool:bot'], {
    cwd,
  });
  const [proposal] = await inbox(await aSession(cwd));
  expect(proposal?.notes.slice(0, 2)).toEqual([
    'history: not replayed, as this is no git repository',
    'no such code here',
  ]);
});

test('takes verdicts on both for those of a person, and takes them back', async () => {
  const session = await aSession();
  const [change] = await inbox(session);
  await session.accept(change?.name ?? '');
  await session.dismiss('new', 'no');
  expect(await names(session)).toEqual([]);
  expect(await session.undo()).toMatch(/^Taken back: dismissed new .* by Ada\)$/);
  await session.undo();
  expect(await names(session)).toEqual(['bounds_checking@', 'new']);
});

test('puts both off', async () => {
  const session = await aSession();
  for (const { name } of await inbox(session)) await session.snooze(name);
  expect(await names(session)).toEqual([]);
});

test('archives what a tool wants to change, and restores it', async () => {
  const session = await aSession();
  const statusNow = async () =>
    (await session.load()).patterns.find(({ name }) => name === 'bounds_checking')?.status;
  await session.archive('bounds_checking');
  expect(await statusNow()).toBe('archived');
  await session.restore('bounds_checking');
  expect(await statusNow()).toBe('active');
});
