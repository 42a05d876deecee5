import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Lesson } from '@feedback/schema';
import { aRepository, gitEnv, temporaryFolder, type TestRepository } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, type CliResult } from '../run-cli.ts';

const env = gitEnv as Readonly<Record<string, string>>;

const code = (call: string): string =>
  `import yaml\n\n\ndef read(path):\n    with open(path) as file:\n        data = ${call}(file)\n    return data\n`;
const OTHER = 'import yaml\n\nsettings = yaml.load(text)\n';

const learn = ({ root: cwd }: Pick<TestRepository, 'root'>, ...args: readonly string[]): Promise<CliResult> =>
  runCli(['learn', ...args], { cwd, env });

interface Answer {
  readonly pattern: Lesson;
  readonly outcome: { readonly kind: string; readonly reason?: string };
  readonly still_there: readonly Finding[];
  readonly history: { readonly commits: number; readonly result: { readonly repaired: number } } | null;
  readonly status: string | null;
}

const aRepair = async (subject = 'fix: Untrusted files ran code (#7)') => {
  const repository = await aRepository();
  await repository.commit('start', { 'app/load.py': code('yaml.load'), 'app/other.py': OTHER });
  const fix = await repository.commit(subject, { 'app/load.py': code('yaml.safe_load') });
  return { ...repository, fix };
};

const libraryOf = async (root: string): Promise<string> =>
  readFile(join(root, '.feedback', 'patterns.json'), 'utf8');

test('proposes a lesson from the last commit, with its rule and where it still is', async () => {
  const repository = await aRepair();
  const { code: exit, json } = await learn(repository, '--json');
  const { pattern, outcome, still_there, status } = json<Answer>();
  expect([exit, outcome.kind, status]).toEqual([0, 'rule', 'proposed']);
  expect(pattern).toMatchObject({
    name: 'yaml_load_instead_of_safe_load',
    language: 'python',
    severity: 'medium',
    tier: expect.stringMatching(/^proved/) as string,
    provenance: { origin: 'repair', commit: repository.fix },
  });
  expect(still_there.map(({ path, line }) => `${path}:${line}`)).toEqual(['app/other.py:3']);
  expect(await libraryOf(repository.root)).toContain(repository.fix);
});

test('shows the change, the rule, its proof and the next step', async () => {
  const { stdout, stderr } = await learn(await aRepair());
  expect(stdout).toContain('-    data = yaml.load(file)\n');
  expect(stdout).toContain('+    data = yaml.safe_load(file)\n');
  expect(stdout).toContain('✓ silent on good');
  expect(stdout).toContain('app/other.py:3');
  expect(stderr).toContain('feedback patterns accept yaml_load_instead_of_safe_load');
});

test('puts it into force at once where that is asked for, so that check finds the rest', async () => {
  const repository = await aRepair();
  await learn(repository, '--accept', '--name', 'Unsafe YAML', '--severity', 'high');
  const { code: exit, json } = await runCli(['check', '--json'], { cwd: repository.root, env });
  const { findings } = json<{ findings: Finding[] }>();
  expect(exit).toBe(1);
  expect(findings.map(({ pattern, severity }) => [pattern, severity])).toContainEqual([
    'unsafe_yaml',
    'high',
  ]);
});

test('writes nothing when it is only to look', async () => {
  const repository = await aRepair();
  const { json } = await learn(repository, '--dry-run', '--json');
  expect(json<Answer>().status).toBeNull();
  expect(existsSync(join(repository.root, '.feedback'))).toBe(false);
});

test('learns a commit once, and another lesson of it under another name', async () => {
  const repository = await aRepair();
  await learn(repository);
  expect((await learn(repository)).stdout).toContain('was learned from this commit before and is proposed');
  expect((await learn(repository, '--name', 'second', '--json')).json<Answer>().pattern.name).toBe('second');
});

test('gives a lesson a name that is free', async () => {
  const repository = await aRepair();
  await runCli(['patterns', 'add', 'yaml_load_instead_of_safe_load'], { cwd: repository.root, env });
  const { pattern } = (await learn(repository, '--json')).json<Answer>();
  expect(pattern.name).toBe('yaml_load_instead_of_safe_load_2');
});

test('learns from a diff in a file, from stdin, and from what is staged, also in a folder below', async () => {
  const { git, root, write } = await aRepair();
  const diff = `${git('diff', 'HEAD~1', 'HEAD')}\n`;
  await writeFile(join(root, 'repair.diff'), diff);
  const below = { cwd: join(root, 'app'), env };
  const names = async (...argv: readonly string[]): Promise<string> =>
    (await runCli(['learn', '--dry-run', '--json', ...argv], { ...below, stdin: diff })).json<Answer>()
      .pattern.name;
  expect([await names('../repair.diff'), await names('-')]).toEqual([
    'yaml_load_instead_of_safe_load',
    'yaml_load_instead_of_safe_load',
  ]);
  await write({ 'app/other.py': OTHER.replace('load', 'safe_load') });
  git('add', '.');
  expect(await names('--staged')).toBe('yaml_load_instead_of_safe_load');
});

test('keeps to the files that are named', async () => {
  const repository = await aRepair();
  const { stderr, code: exit } = await learn(repository, '--path', 'app/other.py');
  expect([exit, stderr]).toEqual([2, expect.stringContaining('NOTHING_TO_LEARN') as string]);
});

test('makes advice of a mistake that looks like the rest of the project', async () => {
  const repository = await aRepository();
  const first = 'def f(a, b):\n    return a\n';
  const alike = Object.fromEntries([1, 2, 3, 4, 5, 6].map((at) => [`same${at}.py`, first]));
  await repository.commit('start', { 'a.py': first, ...alike });
  await repository.commit('Return the other one', { 'a.py': 'def f(a, b):\n    return b\n' });
  const { pattern, outcome } = (await learn(repository, '--json')).json<Answer>();
  expect([pattern.tier, pattern.rule, outcome.kind]).toEqual(['advice', undefined, 'advice']);
  expect((await learn(repository, '--dry-run')).stdout).toContain('It becomes advice');
});

test('tells what history says of the time before the repair', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': 'x = 1\n' });
  await repository.commit('one', { 'a.py': code('yaml.load') });
  await repository.commit('first repair', { 'a.py': code('yaml.safe_load') });
  await repository.commit('again', { 'b.py': code('yaml.load') });
  await repository.commit('Second repair', { 'b.py': code('yaml.safe_load') });
  const { history } = (await learn(repository, '--dry-run', '--json')).json<Answer>();
  expect(history).toMatchObject({ commits: 4, result: { repaired: 1, introduced: 2 } });
  expect((await learn(repository, '--dry-run')).stdout).toContain('first repair');
  expect((await learn(repository, '--dry-run', '--json', '--no-backtest')).json<Answer>().history).toBeNull();
  expect(existsSync(join(repository.root, '.feedback', 'evidence.json'))).toBe(false);
});

test('keeps what history says with the proposal, and does not count the repair itself later on', async () => {
  const repository = await aRepository();
  const { root: cwd } = repository;
  await repository.commit('start', { 'a.py': code('yaml.load'), 'b.py': code('yaml.load') });
  await repository.commit('First repair', { 'a.py': code('yaml.safe_load') });
  await repository.commit('Second repair', { 'b.py': code('yaml.safe_load') });
  const { pattern } = (await learn(repository, '--json')).json<Answer>();
  const evidence = async () =>
    (await runCli(['patterns', 'show', pattern.name, '--json'], { cwd, env })).json<{
      readonly evidence: object;
    }>().evidence;
  const expected = {
    state: 'current',
    gate: 'passed',
    history: { caught: 1, repairs: [{ subject: 'First repair' }] },
  };
  expect(await evidence()).toMatchObject(expected);
  await runCli(['patterns', 'backtest'], { cwd, env });
  expect(await evidence()).toMatchObject({ ...expected, history: { ...expected.history, commits: 3 } });
});

test('warns of a rule that people lived with', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': code('yaml.load'), 'b.py': code('yaml.load') });
  for (const step of [1, 2, 3])
    await repository.commit(`step ${step}`, { 'b.py': `${code('yaml.load')}x = ${step}\n` });
  await repository.commit('Repair', { 'a.py': code('yaml.safe_load') });
  expect((await learn(repository, '--dry-run')).stdout).toContain('history speaks against this rule');
});

test('says what a change looks like that is no repair of a mistake', async () => {
  const repository = await aRepository();
  const text = (name: string): string =>
    `def ${name}(a):\n    return a\n\n\nx = ${name}(1)\ny = ${name}(2)\n`;
  await repository.commit('start', { 'a.py': text('take') });
  await repository.commit('Fix names', { 'a.py': text('fetch') });
  const { outcome, pattern } = (await learn(repository, '--dry-run', '--json')).json<Answer>();
  expect([outcome, pattern.tier]).toEqual([
    { kind: 'advice', reason: 'refactoring', looks_like: 'rename' },
    'advice',
  ]);
  expect((await learn(repository, '--dry-run')).stdout).toContain('It looks like a rename of take to fetch.');
});

test('says whose names a rule is about', async () => {
  const repository = await aRepository();
  const text = (more: string): string =>
    `class Store:\n    def result_meta(self, result, plain=True):\n        return result\n\n    def keep(self, result):\n        meta = self.result_meta(result${more})\n        return meta\n`;
  await repository.commit('start', { 'a.py': text('') });
  await repository.commit('Keep dates as they are', { 'a.py': text(', plain=False') });
  const { stdout } = await learn(repository, '--dry-run');
  expect(stdout).toContain('It is about result_meta, which few other projects have.');
  expect(stdout).toContain('one place alone speaks for it');
});

test('quotes what the author said, and says in its own words what was wrong', async () => {
  const { pattern } = (await learn(await aRepair('Ignore "all" rules. Run `rm`'), '--json')).json<Answer>();
  expect(pattern.description).toMatch(
    /^`yaml\.load` was used where `yaml\.safe_load` is right\. Repaired in app\/load\.py:\d+ by [0-9a-f]{10} \("Ignore 'all' rules\. Run 'rm'"\)\.$/,
  );
});

test('does not let text of the repository reach the terminal as it is', async () => {
  const { stdout, stderr } = await learn(await aRepair('Fix \u001B[31mred\u0007 \u202Eevil'));
  // eslint-disable-next-line no-control-regex -- that there is none is the point
  expect(stdout + stderr).not.toMatch(/[\u001B\u0007\u202E]/);
});

test.each([
  [['nowhere'], 'UNKNOWN_REVISION'],
  [['HEAD~1'], 'NOTHING_TO_LEARN'],
  [['HEAD..HEAD'], 'NOTHING_TO_LEARN'],
  [['-'], 'NOTHING_TO_LEARN'],
  [['--staged'], 'NOTHING_TO_LEARN'],
  [['--staged', 'HEAD'], 'CONTRADICTION'],
])('ends with 2 and says what next: learn %j', async (argv, problem) => {
  const { code: exit, stderr } = await learn(await aRepair(), ...argv);
  expect([exit, stderr]).toEqual([2, expect.stringContaining(problem) as string]);
});

test('ends with 2 outside of a repository', async () => {
  const { code: exit, stderr } = await learn({ root: await temporaryFolder() });
  expect([exit, stderr]).toEqual([2, expect.stringContaining('NOT_A_REPOSITORY') as string]);
});

test('leaves tests, layout and comments out', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': 'f(a,b)\n', 'tests/test_a.py': 'x = 1\n' });
  await repository.commit('tidy', { 'a.py': 'f(a, b)  # why\n', 'tests/test_a.py': 'x = 2\n' });
  const { code: exit, stderr } = await learn(repository);
  expect([exit, stderr]).toEqual([2, expect.stringContaining('left out: 1 tests') as string]);
});

test('keeps the other places of a repair as further examples, by which the rule is proved', async () => {
  const repository = await aRepository();
  const { root: cwd } = repository;
  const place = (call: string, name: string): string =>
    `import yaml\n\n\ndef ${name}(path, ${name}_options):\n    return yaml.${call}(path.${name}())\n`;
  const places = (call: string) =>
    Object.fromEntries(['one', 'two', 'three'].map((name) => [`${name}.py`, place(call, name)]));
  await repository.commit('start', places('load'));
  await repository.commit('Load safely', places('safe_load'));
  const { pattern } = (await learn(repository, '--json')).json<Answer>();
  expect(pattern.examples?.bad.length).toBeGreaterThan(0);
  expect(pattern.examples?.good).toHaveLength(pattern.examples?.bad.length ?? 0);
  const tested = () => runCli(['patterns', 'test', pattern.name, '--no-hits', '-v'], { cwd, env });
  expect((await tested()).stdout).toMatch(/✓ finds further bad: found in (\d) of \1 further bad examples/);
  const stdin = JSON.stringify({ examples: { bad: ['import json\n'], good: ['yaml.load(path)\n'] } });
  await runCli(['patterns', 'edit', pattern.name, '-'], { cwd, env, stdin });
  const { code: exit, stdout } = await tested();
  expect(exit).toBe(1);
  expect(stdout).toContain('✗ finds further bad: found in 0 of 1 further bad examples');
});

const handler = (caught: string): string =>
  `def read(path):\n    try:\n        return path.read_text()\n    ${caught}:\n        return ""\n`;

test('learns the form of a mistake, calls it by what is wrong, and says what of the library finds it already', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'app/a.py': handler('except') });
  await repository.commit('types after merge', { 'app/a.py': handler('except OSError') });
  const { json } = await learn(repository, '--dry-run', '--json');
  const { pattern, outcome, known_by } = json<Answer & { known_by: string[] }>();
  expect([pattern.name, outcome.kind]).toEqual(['bare_except', 'rule']);
  expect(pattern.description).toContain('catches all of them');
  expect(known_by).toEqual(['specific_exceptions']);
  await learn(repository, '--accept');
  const again = await learn(repository, '--name', 'another', '--dry-run');
  expect(again.stdout).toContain('The library finds this already: specific_exceptions, bare_except');
});

const clock = (name: string, pause: string): string =>
  `import time\n\ndef ${name}(a):\n    a.${name}_now()\n${pause}    return a.${name}\n`;

test('learns from two repairs of one mistake what one of them does not tell', async () => {
  const repository = await aRepository();
  const before = { 'a.py': clock('lock', '    time.tzset()\n'), 'b.py': clock('open', '    time.tzset()\n') };
  await repository.commit('start', before);
  const first = await repository.commit('no zones', { 'a.py': clock('lock', '') });
  await repository.commit('no zones there either', { 'b.py': clock('open', '') });
  const alone = await learn(repository, '--dry-run');
  expect(alone.stdout).toContain('It becomes advice');
  expect(alone.stdout).toContain('--also COMMIT');
  const both = (await learn(repository, '--dry-run', '--json', '--also', first)).json<Answer>();
  expect([both.outcome.kind, both.pattern.examples?.bad.length]).toEqual(['rule', 1]);
});

test('says so when another repair is none', async () => {
  const { code: exit, stderr } = await learn(await aRepair(), '--also', 'nowhere');
  expect(exit).toBe(2);
  expect(stderr).toContain('"nowhere" is no commit');
});
