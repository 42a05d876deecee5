import { temporaryFolder } from '@feedback/testing';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, writeFiles, type RunOptions } from '../run-cli.ts';
import { junit } from './reports.ts';

interface Answer {
  readonly schema_version: number;
  readonly known: boolean;
  readonly signature: { readonly id: string; readonly template: string } | null;
  readonly reason: string;
  readonly occurrences: number;
  readonly runs: number;
  readonly first_seen: string | null;
  readonly last_seen: string | null;
  readonly state: string | null;
  readonly pattern: {
    readonly name: string;
    readonly by: string;
    readonly description?: string;
    readonly good_example?: string;
  } | null;
  readonly last_repair: { readonly fixed_commit: string | null; readonly reason: string } | null;
  readonly next: string;
}

const MOON = 'OddError: the moon is 7 miles away';

const strange = (time: string, miles = 7): string =>
  junit(time).replaceAll('IndexError: list index out of range', MOON.replace('7', String(miles)));

const clean = (time: string): string => junit(time).replace(/<failure[^]*<\/failure>/, '');

/** A mistake of every day that was seen in two runs and repaired, and one that the library knows. */
const aProject = async (): Promise<string> => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, {
    'r/1.xml': strange('2026-01-10T10:00:00Z'),
    'r/2.xml': strange('2026-01-11T10:00:00Z', 12),
    'r/3.xml': clean('2026-01-12T10:00:00Z'),
    'r/4.xml': junit('2026-01-30T10:00:00Z'),
  });
  await runCli(['collect', 'r'], { cwd });
  return cwd;
};

const ask = async (cwd: string, stdin: string, more: Partial<RunOptions> = {}): Promise<Answer> => {
  const { code, json } = await runCli(['why', '--json'], { cwd, stdin, ...more });
  expect(code).toBe(0);
  return json<Answer>();
};

test('says how often and when a failure was seen, and that it was repaired', async () => {
  const cwd = await aProject();
  expect(await ask(cwd, `some log before\n${MOON.replace('7', '99')}\n`)).toMatchObject({
    schema_version: 1,
    known: true,
    occurrences: 2,
    runs: 2,
    first_seen: '2026-01-10T10:00:00.000Z',
    last_seen: '2026-01-11T10:00:00.000Z',
    state: 'resolved',
    pattern: null,
    last_repair: {
      last_seen: '2026-01-11T10:00:00.000Z',
      resolved_at: '2026-01-12T10:00:00.000Z',
      fixed_commit: null,
      reason: expect.stringContaining('not recorded'),
    },
  });
});

test('names the pattern with its description and good example', async () => {
  const cwd = await aProject();
  const answer = await ask(cwd, 'IndexError: list index out of range');
  expect(answer).toMatchObject({ known: true, occurrences: 1, state: 'new', last_repair: null });
  expect(answer.pattern).toMatchObject({ name: 'bounds_checking', by: 'message' });
  expect(answer.pattern?.good_example).not.toBe('');
  const { stdout } = await runCli(['why'], { cwd, stdin: 'IndexError: list index out of range' });
  expect(stdout).toContain('bounds_checking');
  expect(stdout).toContain('once, on 2026-01-30 (new)');
  expect(stdout).toContain(answer.pattern?.good_example?.split('\n')[0]);
});

test('tells between which commits it was repaired, where runs say theirs', async () => {
  const cwd = await temporaryFolder();
  const day = async (file: string, text: string, sha: string): Promise<void> => {
    await writeFiles(cwd, { [file]: text });
    const env = { GITHUB_ACTIONS: 'true', GITHUB_RUN_ID: sha, GITHUB_SHA: sha, GITHUB_JOB: 'test' };
    await runCli(['collect', file], { cwd, env, now: /timestamp="([^"]+)/.exec(text)?.[1] ?? '' });
  };
  await day('1.xml', strange('2026-01-29T10:00:00Z'), 'a'.repeat(40));
  await day('2.xml', clean('2026-01-30T10:00:00Z'), 'b'.repeat(40));
  const { last_repair } = await ask(cwd, MOON);
  expect(last_repair?.reason).toMatch(/repaired by a commit after a+, up to b+\./);
});

test('knows a failure that was never seen by its pattern, and says what next', async () => {
  const cwd = await temporaryFolder();
  const known = await ask(cwd, 'IndexError: list index out of range');
  expect(known).toMatchObject({ known: false, occurrences: 0, pattern: { name: 'bounds_checking' } });
  const unknown = await ask(cwd, 'ZorkError: the grue has eaten it');
  expect(unknown).toMatchObject({ known: false, pattern: null, state: null, last_repair: null });
  expect(unknown.next).toContain('feedback collect');
  const { code, stdout } = await runCli(['why'], { cwd, stdin: 'ZorkError: the grue has eaten it' });
  expect([code, stdout]).toEqual([0, expect.stringContaining('never before')]);
  expect(existsSync(join(cwd, '.feedback'))).toBe(false);
});

test('finds a failure by its line when the rest of the text is another one', async () => {
  const cwd = await aProject();
  const trace = `${MOON}\n    at orbit (/space/src/orbit.js:3:4)\n    at land (/space/src/land.js:9:1)\n`;
  const answer = await ask(cwd, trace);
  expect(answer).toMatchObject({ known: true, occurrences: 2 });
  expect(answer.reason).toMatch(/^The line that names the error/);
});

test('finds findings by the rule that the text names', async () => {
  const cwd = await temporaryFolder();
  const report = [
    {
      filePath: 'a.js',
      messages: [{ ruleId: 'no-eval', severity: 2, message: 'eval is evil', line: 1, column: 1 }],
    },
  ];
  await writeFiles(cwd, { 'eslint.json': JSON.stringify(report) });
  await runCli(['collect', 'eslint.json'], { cwd });
  const answer = await ask(cwd, '  3:1  error  Something else  no-eval\n');
  expect(answer).toMatchObject({ known: true, signature: { template: 'no-eval: <*>' } });
  expect(answer.reason).toMatch(/^The text names the rule/);
});

test('is the same after an analysis was kept, and never writes', async () => {
  const cwd = await aProject();
  const before = await ask(cwd, MOON);
  await runCli(['analyze'], { cwd });
  const library = await readFile(join(cwd, '.feedback/patterns.json'), 'utf8');
  const after = await ask(cwd, MOON);
  expect(after).toMatchObject({ ...before, next: expect.stringContaining('patterns show odd_error') });
  const { stdout } = await runCli(['analyze', '--json', '--no-update'], { cwd });
  await ask(cwd, 'OddError: the sun is 8 miles away');
  expect((await runCli(['analyze', '--json', '--no-update'], { cwd })).stdout).toBe(stdout);
  expect(await readFile(join(cwd, '.feedback/patterns.json'), 'utf8')).toBe(library);
});

test('shows nothing of a text that could move the cursor', async () => {
  const cwd = await temporaryFolder();
  const { stdout } = await runCli(['why'], { cwd, stdin: 'BadError: \u001B[2Jgone\u0007\n' });
  // eslint-disable-next-line no-control-regex -- that there is none is the point
  expect(stdout).not.toMatch(/[\u0000-\u0008\u000B-\u001F]/);
});

test.each([
  ['nothing at all', '', 'EMPTY_INPUT'],
  ['blank lines', ' \n\t\n', 'EMPTY_INPUT'],
  ['a binary', '\u0000\u0001ELF', 'NOT_TEXT'],
])('refuses %s', async (_, stdin, code) => {
  const cwd = await temporaryFolder();
  const { code: exit, stdout } = await runCli(['why', '--json'], { cwd, stdin });
  expect(exit).toBe(2);
  expect(stdout).toContain(code);
});

test('refuses a file that is not there, and a terminal without one', async () => {
  const cwd = await temporaryFolder();
  const missing = await runCli(['why', 'nowhere.txt'], { cwd });
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('nowhere.txt is not there')]);
  const terminal = await runCli(['why'], { cwd, tty: true });
  expect([terminal.code, terminal.stderr]).toEqual([2, expect.stringContaining('pipe one in')]);
  const folder = await runCli(['why', '.'], { cwd });
  expect(folder.code).toBe(2);
});

test('reads the head of a huge text', async () => {
  const cwd = await aProject();
  await writeFiles(cwd, { 'huge.log': `${MOON}\n${'noise and more noise\n'.repeat(200_000)}` });
  const { code, stdout, stderr } = await runCli(['why', 'huge.log'], { cwd });
  expect([code, stderr]).toEqual([0, expect.stringContaining('first megabyte')]);
  expect(stdout).toContain('Seen');
});
