import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aRepository, gitEnv, temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';

const BROKEN = [
  ['a kind that there is not', { language: 'python', rule: { kind: 'nonsense' } }, '`nonsense` is invalid'],
  ['a regex', { language: 'python', rule: { kind: 'identifier', regex: '(a' } }, 'unclosed group'],
  [
    'a utility that asks for itself',
    { language: 'python', rule: { matches: 'a' }, utils: { a: { matches: 'a' } } },
    'cyclic',
  ],
  [
    'a fix of what is not captured',
    { language: 'python', rule: { pattern: 'f($A)' }, fix: 'g($B)' },
    'names $B',
  ],
] as const;

test.each(BROKEN)('patterns add refuses a rule with %s, and adds nothing', async (_, rule, reason) => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'rule.json': JSON.stringify(rule) });
  const { code, stderr } = await runCli(['patterns', 'add', 'new', '--rule', 'rule.json'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(reason);
  expect(stderr).toContain('rule.json');
  expect((await runCli(['patterns', 'show', 'new'], { cwd })).code).toBe(2);
});

test('patterns edit refuses it too, from a file and from standard input, and leaves the pattern as it was', async () => {
  const cwd = await temporaryFolder();
  const [, rule] = BROKEN[0];
  await writeFiles(cwd, { 'rule.json': JSON.stringify(rule) });
  await runCli(['patterns', 'add', 'old', '--description', 'x', '--no-infer'], { cwd });
  const library = join(cwd, '.feedback', 'patterns.json');
  const before = await readFile(library, 'utf8');
  const edits = [
    await runCli(['patterns', 'edit', 'old', '--rule', 'rule.json'], { cwd }),
    await runCli(['patterns', 'edit', 'old', '-'], { cwd, stdin: JSON.stringify({ rule }) }),
  ];
  for (const { code, stderr } of edits) {
    expect(stderr).toContain('does not compile');
    expect(code).toBe(2);
  }
  expect(await readFile(library, 'utf8')).toBe(before);
});

test('patterns backtest names those that do not compile, and replays the rest', async () => {
  const { root, commit } = await aRepository();
  await commit('start', { 'a.py': 'f(1)\n' });
  const [, rule] = BROKEN[0];
  const sound = { language: 'python', rule: { pattern: 'f($A)' } };
  const patterns = [
    { name: 'broken', severity: 'low', rule },
    { name: 'sound', severity: 'low', rule: sound },
  ];
  await writeFiles(root, { '.feedback/patterns.json': JSON.stringify({ patterns }) });
  const env = gitEnv as Readonly<Record<string, string>>;
  const { code, stderr, stdout } = await runCli(['patterns', 'backtest', 'broken', 'sound'], {
    cwd: root,
    env,
  });
  expect(stderr).toContain('Pattern broken was left out: The rule does not compile');
  expect(stdout).toMatch(/^sound +0 +0 +0 +1 /m);
  expect(stdout).not.toContain('broken');
  expect(code).toBe(3);
});
