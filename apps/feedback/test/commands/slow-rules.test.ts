import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding, Problem } from '@feedback/schema';
import { aRepository, gitEnv, temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';

const far = (inner: object): object => ({ has: { ...inner, stopBy: 'end' } });

/** Four relations that look to the end, without kinds: in a sum of many terms, which is a deep tree, the engine would need years. */
const FOR_EVER = { language: 'python', rule: far(far(far(far({ kind: 'float' })))) };

/** As many relations in one another, and quick where there are few of these kinds. */
const NESTED = {
  language: 'python',
  rule: {
    kind: 'call',
    inside: { kind: 'for_statement', stopBy: 'end', has: { kind: 'while_statement', stopBy: 'end' } },
  },
};

const DEEP = `x = ${Array.from({ length: 600 }, () => 'a').join(' + ')}\n`;
const BARE = 'try:\n    go()\nexcept:\n    pass\n';
const LOOPS = 'for a in b:\n    while a:\n        f(a)\n';

const SLOW = { name: 'slow', severity: 'low', description: 'Takes for ever.', rule: FOR_EVER };
const FINE = { name: 'nested_loops', severity: 'low', description: 'Loops in loops.', rule: NESTED };

const QUICKLY = { FEEDBACK_RULE_LIMIT_MS: '1000' };

interface Answer {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

const aProject = async (patterns: readonly object[], files: Readonly<Record<string, string>>) => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { '.feedback/patterns.json': JSON.stringify({ patterns }), ...files });
  return cwd;
};

const check = async (cwd: string, ...words: readonly string[]) => {
  const { json, code } = await runCli(['check', '--json', ...words], { cwd, env: QUICKLY });
  const { findings, problems } = json<Answer>();
  return {
    code,
    found: findings.map(({ pattern, path }) => `${path} ${pattern}`),
    problems: problems.map((problem) => `${problem.path ?? ''} ${problem.code}`),
    messages: problems.map(({ message }) => message),
  };
};

test('names file and pattern where a rule takes for ever, and finds the rest in order', async () => {
  const cwd = await aProject([SLOW, FINE], { 'a.py': BARE, 'b.py': DEEP + BARE, 'c.py': LOOPS + BARE });
  const { code, found, problems, messages } = await check(cwd);
  expect(problems).toEqual(['b.py RULE_TOO_SLOW']);
  expect(messages[0]).toContain('Pattern slow was not looked for here');
  expect(messages[0]).toContain('feedback patterns archive slow');
  expect(found).toEqual([
    'a.py specific_exceptions',
    'b.py specific_exceptions',
    'c.py nested_loops',
    'c.py specific_exceptions',
  ]);
  expect(code).toBe(1);
});

test('looks no further for a rule that took too long in three files, and says so once', async () => {
  const names = ['a.py', 'b.py', 'c.py', 'd.py', 'e.py'];
  const cwd = await aProject([SLOW], Object.fromEntries(names.map((name) => [name, DEEP])));
  const { problems } = await check(cwd);
  expect(problems).toEqual([
    'a.py RULE_TOO_SLOW',
    'b.py RULE_TOO_SLOW',
    'c.py RULE_TOO_SLOW',
    ' RULE_GIVEN_UP',
  ]);
});

test('remembers no file that was looked at in part', async () => {
  const names = ['a.py', 'b.py', 'c.py', 'd.py'];
  const cwd = await aProject([SLOW], {
    ...Object.fromEntries(names.map((name) => [name, DEEP])),
    'known.js': 'f();\n',
    'z.py': LOOPS,
  });
  const first = await check(cwd);
  expect(await check(cwd)).toEqual(first);
  const cache = await readFile(join(cwd, '.feedback', 'cache', 'findings.json'), 'utf8');
  expect(cache).toContain('known.js');
  for (const name of [...names, 'z.py']) expect(cache).not.toContain(name);
});

test('names what is staged too', async () => {
  const { root, git } = await aRepository();
  await writeFiles(root, { '.feedback/patterns.json': JSON.stringify({ patterns: [SLOW] }), 'a.py': DEEP });
  git('add', 'a.py');
  const env = { ...gitEnv, ...QUICKLY } as Readonly<Record<string, string>>;
  const { json } = await runCli(['check', '--staged', '--json'], { cwd: root, env });
  expect(json<Answer>().problems).toMatchObject([{ code: 'RULE_TOO_SLOW', path: 'a.py' }]);
});

test('fixes the rest of a file in which a rule takes for ever', async () => {
  const slow = { ...SLOW, tier: 'proved_fix', rule: { ...FOR_EVER, fix: 'nothing' } };
  const cwd = await aProject([slow], { 'a.py': `${DEEP}y = open(p)\n` });
  const { stderr } = await runCli(['fix', 'a.py'], { cwd, env: QUICKLY });
  expect(stderr).toContain('Pattern slow was not looked for here');
  expect(await readFile(join(cwd, 'a.py'), 'utf8')).toContain('encoding');
});

test('looks for heavy rules that end as for any other', async () => {
  const cwd = await aProject([FINE], {
    'a.py': `${LOOPS}        g(a)  # feedback-ignore: nested_loops\n`,
    'b.py': LOOPS,
  });
  const { json } = await runCli(['check', '--json'], { cwd });
  const { findings, problems } = json<Answer>();
  expect(problems).toEqual([]);
  expect(findings.map(({ path, line, pattern }) => [path, line, pattern])).toEqual([
    ['a.py', 3, 'nested_loops'],
    ['b.py', 3, 'nested_loops'],
  ]);
});

test('tells of a heavy rule that does not compile what is told of any', async () => {
  const broken = { ...FINE, rule: { language: 'python', rule: { ...FOR_EVER.rule, kind: 'nonsense' } } };
  const cwd = await aProject([broken], { 'a.py': BARE });
  const { problems, found } = await check(cwd);
  expect(problems).toEqual([' INVALID_RULE']);
  expect(found).toEqual(['a.py specific_exceptions']);
});

test('says of comments that excuse a heavy rule whether they are needed', async () => {
  const used = `${LOOPS.trimEnd()}  # feedback-ignore: nested_loops\n`;
  const cwd = await aProject([FINE], { 'a.py': used, 'b.py': 'f(a)  # feedback-ignore: nested_loops\n' });
  expect((await check(cwd, '--unused-ignores')).problems).toEqual(['b.py UNUSED_SUPPRESSION']);
});

test('patterns test counts the hits of others where one rule takes for ever', async () => {
  const cwd = await aProject([SLOW], { 'a.py': DEEP + BARE });
  const { json } = await runCli(['patterns', 'test', 'slow', 'specific_exceptions', '--json'], {
    cwd,
    env: QUICKLY,
  });
  const { patterns } = json<{
    patterns: readonly { pattern: string; hits_here: { hits: number } | null }[];
  }>();
  expect(patterns.map(({ pattern, hits_here }) => [pattern, hits_here?.hits])).toEqual([
    ['slow', undefined],
    ['specific_exceptions', 1],
  ]);
});

test('adds a pattern whose rule takes for ever without waiting for it, and does not call it quiet', async () => {
  const { root, commit } = await aRepository();
  await commit('start', { 'a.py': DEEP, 'rule.json': JSON.stringify(FOR_EVER) });
  const env = { ...gitEnv, ...QUICKLY } as Readonly<Record<string, string>>;
  const added = await runCli(['patterns', 'add', 'slow', '--rule', 'rule.json', '--json'], {
    cwd: root,
    env,
  });
  expect(added.code).toBe(0);
  expect(added.json<{ evidence?: object }>().evidence).not.toHaveProperty('here');
  expect(added.json<{ evidence?: object }>().evidence).not.toHaveProperty('gate');
  const { code, stderr } = await runCli(['patterns', 'backtest', 'slow'], { cwd: root, env });
  expect(stderr).toContain('Pattern slow was left out: its rule nests relations with "stopBy"');
  expect(code).toBe(0);
});
