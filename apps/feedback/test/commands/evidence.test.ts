import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PatternEvidence } from '@feedback/patterns';
import type { EvidenceFile, Pattern } from '@feedback/schema';
import { aRepository, gitEnv, temporaryFolder, type TestRepository } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, writeFiles, type CliResult, type RunOptions } from '../run-cli.ts';

const BAD = 'import yaml\ndata = yaml.load(text)\n';
const GOOD = 'import yaml\ndata = yaml.safe_load(text)\n';

const RULE_DOCUMENT = (name: string, bad: string, good: string): string =>
  `# ${name}\n\nWhy.\n\nExamples of **incorrect** code for this rule:\n\n\`\`\`python\n${bad}\`\`\`\n\nExamples of **correct** code for this rule:\n\n\`\`\`python\n${good}\`\`\`\n`;

const run = (cwd: string, words: readonly string[], options: Partial<RunOptions> = {}): Promise<CliResult> =>
  runCli(['patterns', ...words], { cwd, ...options, env: { ...gitEnv, ...options.env } as never });

/** A repository in which one use of `yaml.load` was repaired and one is left; with rules for it in files. */
const aProject = async (): Promise<TestRepository> => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': BAD, 'b.py': BAD });
  await repository.commit('Load safely', { 'a.py': GOOD });
  await writeFiles(repository.root, {
    'rule.json': '{"language": "python", "rule": {"pattern": "yaml.load($X)"}}',
    'other.json': '{"language": "python", "rule": {"pattern": "yaml.dump($X)"}}',
    'docs/yaml.md': RULE_DOCUMENT('no-yaml-load', BAD, GOOD),
    'docs/exec.md': RULE_DOCUMENT('no-exec', 'exec(text)\n', 'run(text)\n'),
    'docs/assert.md': RULE_DOCUMENT('no-eval', 'eval(text)\n', 'read(text)\n'),
  });
  return repository;
};

const ADD = ['add', 'yaml_load', '--bad', BAD, '--good', GOOD, '--rule', 'rule.json'] as const;
const TOOL = { FEEDBACK_AGENT: 'bot' };

interface Shown {
  readonly pattern: Pattern;
  readonly evidence: PatternEvidence | null;
}

const shown = async (cwd: string, name: string): Promise<Shown> =>
  (await run(cwd, ['show', name, '--json'])).json<Shown>();

interface Waiting {
  readonly name: string;
  readonly evidence?: PatternEvidence;
  readonly traits: Readonly<Record<string, unknown>>;
}

const waiting = async (cwd: string): Promise<readonly Waiting[]> =>
  (await run(cwd, ['inbox', '--json'])).json<{ proposals: readonly Waiting[] }>().proposals;

const kept = async (cwd: string): Promise<EvidenceFile> =>
  JSON.parse(await readFile(join(cwd, '.feedback', 'evidence.json'), 'utf8')) as EvidenceFile;

const CAUGHT = {
  state: 'current',
  here: { hits: 1, files: 1 },
  gate: 'passed',
  history: { commits: 2, caught: 1, repairs: [{ subject: 'Load safely', path: 'a.py', line: 2 }] },
};

test('a rule that a tool adds comes with what it would have caught, in every place that shows it', async () => {
  const { root } = await aProject();
  await run(root, ADD, { env: TOOL });
  expect((await shown(root, 'yaml_load')).evidence).toMatchObject(CAUGHT);
  expect(await waiting(root)).toMatchObject([
    { name: 'yaml_load', evidence: CAUGHT, traits: { gate: 'passed', caught: 1, wolf: 0 } },
  ]);
  const text = (await run(root, ['inbox'])).stdout;
  expect(text).toMatch(
    /history: would have caught 1 past repair · no false alarm in 1 case · 2 commits since \S+ · last: [0-9a-f]{10} \S+ Load safely$/m,
  );
  expect(text).toContain('1 hit in 1 file here');
  expect((await run(root, ['show', 'yaml_load'])).stdout).toMatch(
    /^Evidence$\n\n[^]*✓ [0-9a-f]{10} \d{4}-\d\d-\d\d a\.py:2 {2}Load safely$/m,
  );
});

test('imported rules are measured together, and an import that brings nothing new measures nothing', async () => {
  const { root } = await aProject();
  const answer = (await run(root, ['import', 'docs', '--json'])).json<{ measured: number }>();
  expect(answer).toMatchObject({ measured: 3 });
  expect(await waiting(root)).toMatchObject(
    Array.from({ length: 3 }, () => ({ evidence: { state: 'current' } })),
  );
  expect((await shown(root, 'no_yaml_load')).evidence).toMatchObject({ history: { caught: 1 } });
  const before = await kept(root);
  expect((await run(root, ['import', 'docs', '--json'])).json()).toMatchObject({ measured: 0 });
  expect(await kept(root)).toEqual(before);
});

test('tells in a line what came of many rules', async () => {
  const { root } = await aProject();
  expect((await run(root, ['import', 'docs'])).stderr).toMatch(
    /Of 3 rules, replayed over 2 commits since \S+, 1 would have caught past repairs, 0 cried wolf more often than not\./,
  );
});

test('a change of a rule that a tool proposes has the evidence of the new rule, the pattern that of its own', async () => {
  const { root } = await aProject();
  await run(root, [...ADD, '--no-backtest']);
  await run(root, ['edit', 'yaml_load', '--rule', 'other.json'], { env: TOOL });
  const [change] = await waiting(root);
  expect(change).toMatchObject({
    evidence: { state: 'current', pattern: 'yaml_load', here: { hits: 0 }, history: { caught: 0 } },
  });
  const { evidence } = await shown(root, 'yaml_load');
  expect(evidence).toMatchObject({ state: 'current', here: { hits: 1 } });
  expect(evidence).not.toHaveProperty('history');
  await run(root, ['backtest', change?.name ?? '', 'yaml_load']);
  expect((await shown(root, 'yaml_load')).evidence).toMatchObject(CAUGHT);
  await run(root, ['accept', 'yaml_load']);
  expect((await shown(root, 'yaml_load')).evidence).toMatchObject({ state: 'current', here: { hits: 0 } });
});

test('evidence of an earlier rule is told to be out of date and its numbers are not shown', async () => {
  const { root } = await aProject();
  await run(root, ADD, { env: TOOL });
  const path = join(root, '.feedback', 'patterns.json');
  await writeFiles(root, {
    '.feedback/patterns.json': (await readFile(path, 'utf8')).replace('yaml.load($X)', 'yaml.load($X, $Y)'),
  });
  expect(await waiting(root)).toMatchObject([
    { evidence: { state: 'stale' }, traits: { gate: 'unknown', caught: 0 } },
  ]);
  const { stdout } = await run(root, ['inbox']);
  expect(stdout).toContain('out of date: the rule has changed since 2026-01-31: feedback patterns backtest');
  expect(stdout).not.toContain('would have caught');
  await run(root, ['backtest']);
  expect(await waiting(root)).toMatchObject([{ evidence: { state: 'current', history: { caught: 0 } } }]);
});

test('a merge that gives a proposal its rule measures it', async () => {
  const { root } = await aProject();
  await run(root, ['add', 'plain'], { env: TOOL });
  await run(root, [...ADD, '--no-backtest'], { env: TOOL });
  await run(root, ['merge', 'yaml_load', '--into', 'plain']);
  expect((await shown(root, 'plain')).evidence).toMatchObject(CAUGHT);
});

test('a rule that finds too much here fails the gate and comes later', async () => {
  const { root, commit } = await aProject();
  const noisy = Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`n${at}.py`, 'yaml.dump(x)\n']));
  await commit('noise', noisy);
  await run(root, ['add', 'quiet', '--rule', 'rule.json', '--bad', BAD, '--good', GOOD], { env: TOOL });
  const dump = ['--bad', 'yaml.dump(x)\n', '--good', 'f(x)\n'];
  await run(root, ['add', 'noisy', '--rule', 'other.json', ...dump], { env: TOOL });
  const found = await waiting(root);
  expect(found.map(({ name, traits: { gate } }) => [name, gate])).toEqual([
    ['quiet', 'passed'],
    ['noisy', 'failed'],
  ]);
  expect((await run(root, ['inbox'])).stdout).toContain('too much to be a mistake everywhere');
  const tested = (await run(root, ['test', 'noisy', '--json'])).json<{ patterns: readonly object[] }>();
  expect(tested.patterns).toMatchObject([{ gate: 'failed', hits_here: { hits: 5, files: 5 } }]);
});

test('without git, before the first commit, and without the wish it says why nothing was replayed', async () => {
  const folder = await temporaryFolder();
  const { root: empty } = await aRepository();
  const rule = { 'rule.json': '{"language": "python", "rule": {"pattern": "yaml.load($X)"}}', 'b.py': BAD };
  await Promise.all([writeFiles(folder, rule), writeFiles(empty, rule)]);
  const told = async (cwd: string, ...more: readonly string[]) => {
    const { code, stderr } = await run(cwd, [...ADD, ...more]);
    return [code, stderr];
  };
  expect(await told(folder)).toEqual([
    0,
    'history: not replayed, as this is no git repository\n1 hit in 1 file here, 500 per 1,000 of 2 lines\n',
  ]);
  expect(await told(empty)).toEqual([0, expect.stringContaining('as there are no commits yet') as string]);
  const { root } = await aProject();
  expect(await told(root, '--no-backtest')).toEqual([
    0,
    expect.stringContaining('not replayed yet: feedback patterns backtest') as string,
  ]);
});

test('a rule that does not compile is not called quiet', async () => {
  const { root } = await aProject();
  const rule = { language: 'python', rule: { kind: 'no_such_kind' } };
  const patterns = [{ name: 'broken', severity: 'low', rule }];
  await writeFiles(root, { 'broken.json': JSON.stringify({ patterns }) });
  await run(root, ['import', 'broken.json'], { env: TOOL });
  const [proposal] = await waiting(root);
  expect(proposal).toMatchObject({ evidence: { no_history: 'broken_rule' }, traits: { gate: 'unknown' } });
  expect(proposal?.evidence).not.toHaveProperty('here');
  expect((await run(root, ['inbox'])).stdout).toContain('as the rule does not compile');
});

test('says that history was cut off, and that it has no code in the language of a rule', async () => {
  const origin = await aProject();
  const clone = await aRepository();
  clone.git('fetch', '-q', '--depth', '1', `file://${origin.root}`, 'main');
  clone.git('checkout', '-q', 'FETCH_HEAD');
  await writeFiles(clone.root, {
    'rule.json': '{"language": "typescript", "rule": {"pattern": "eval($X)"}}',
  });
  const { stderr } = await run(clone.root, [
    'add',
    'no_eval',
    '--rule',
    'rule.json',
    '--bad',
    'eval(x)',
    '--good',
    'f(x)',
  ]);
  expect(stderr).toMatch(
    /history: no code in its language · 1 commit since \S+, in a shallow clone\nno such code here\n/,
  );
});

test('keeps the lesson when the replay is stopped, and no half evidence', async () => {
  const { root } = await aProject();
  const stop = new AbortController();
  const now = new Date('2026-01-31T12:00:00.000Z');
  // The history is dated when the lesson is made: what comes after that is the measuring.
  const clock = (): Date => {
    stop.abort('SIGINT');
    return now;
  };
  const { main } = await import('../../src/main.ts');
  const write = () => undefined;
  const code = await main(['patterns', ...ADD], {
    stdin: Object.assign((async function* (): AsyncGenerator<string> {})(), { isTTY: false }),
    stdout: { write, isTTY: false, columns: 80 },
    stderr: { write, isTTY: false, columns: 80 },
    env: { ...gitEnv, XDG_CONFIG_HOME: join(root, '.none') },
    cwd: root,
    clock,
    signal: stop.signal,
  });
  expect(code).toBe(130);
  expect(await shown(root, 'yaml_load')).toMatchObject({
    pattern: { name: 'yaml_load' },
    evidence: { state: 'missing' },
  });
});

test('a damaged file is told and left alone, and everything else works', async () => {
  const { root } = await aProject();
  await writeFiles(root, { '.feedback/evidence.json': '{"schema_version": 1, "rules": [\n<<<<<<< HEAD' });
  const { code, stderr } = await run(root, ADD);
  expect([code, stderr]).toEqual([0, expect.stringContaining('DAMAGED_EVIDENCE') as string]);
  expect(await readFile(join(root, '.feedback', 'evidence.json'), 'utf8')).toContain('<<<<<<<');
  expect((await shown(root, 'yaml_load')).evidence).toEqual({ state: 'missing' });
});

test('a backtest keeps what it found of built-in lessons too, but not what a part of history says', async () => {
  const { root } = await aProject();
  await run(root, ['add', 'plain']);
  await run(root, ['backtest', 'specific_exceptions', '--range', 'HEAD']);
  expect((await shown(root, 'specific_exceptions')).evidence).toEqual({ state: 'missing' });
  await run(root, ['backtest', 'specific_exceptions']);
  expect((await shown(root, 'specific_exceptions')).evidence).toMatchObject({ history: { commits: 2 } });
  expect((await shown(root, 'plain')).evidence).toBeNull();
});

test('history is that of the own code, as the hits here are', async () => {
  const repository = await aRepository();
  const files = (text: string) => ({
    'dist/a.py': text,
    'web/old/b.py': text,
    'web/c.py': text,
    'd.py': text,
  });
  await repository.commit('start', files(BAD));
  await repository.commit('repair', files(GOOD));
  const web = join(repository.root, 'web');
  await writeFiles(web, {
    'feedback.config.json': '{"ignore": ["old/"]}',
    'rule.json': '{"language": "python", "rule": {"pattern": "yaml.load($X)"}}',
  });
  await run(web, ADD);
  expect((await shown(web, 'yaml_load')).evidence).toMatchObject({
    history: { caught: 1, repairs: [{ path: 'web/c.py' }] },
  });
});

test('forgets the evidence of lessons that are gone', async () => {
  const { root } = await aProject();
  await run(root, ADD);
  await run(root, ['undo']);
  await run(root, ['add', 'other', '--rule', 'other.json', '--bad', 'yaml.dump(x)', '--good', 'f(x)']);
  expect((await kept(root)).rules.map(({ pattern }) => pattern)).toEqual(['other']);
});

test('text of commits does not reach the terminal as it is', async () => {
  const repository = await aRepository();
  await repository.commit('start', { 'a.py': BAD });
  await repository.commit('Load \u001B[31msafely\u0007 \u202Eevil', { 'a.py': GOOD });
  await writeFiles(repository.root, {
    'rule.json': '{"language": "python", "rule": {"pattern": "yaml.load($X)"}}',
  });
  await run(repository.root, ADD, { env: TOOL });
  const [inbox, show] = await Promise.all([
    run(repository.root, ['inbox']),
    run(repository.root, ['show', 'yaml_load']),
  ]);
  expect(inbox.stdout).toContain('safely');
  // eslint-disable-next-line no-control-regex -- that there is none is the point
  expect(inbox.stdout + show.stdout).not.toMatch(/[\u001B\u0007\u202E]/);
});

const TWIN = ['add', 'unsafe_yaml', '--bad', BAD, '--good', GOOD, '--rule', 'rule.json'] as const;

test('two patterns with one rule share what was measured, whichever of them is put aside', async () => {
  const { root } = await aProject();
  await run(root, ADD);
  await run(root, TWIN);
  expect((await kept(root)).rules).toHaveLength(1);
  const states = async (): Promise<readonly unknown[]> => [
    (await shown(root, 'yaml_load')).evidence,
    (await shown(root, 'unsafe_yaml')).evidence,
  ];
  expect(await states()).toMatchObject([CAUGHT, CAUGHT]);
  for (const [gone, left] of [
    ['yaml_load', 'unsafe_yaml'],
    ['unsafe_yaml', 'yaml_load'],
  ] as const) {
    await run(root, ['archive', gone]);
    // What is measured anew forgets the rules that nobody has.
    await run(root, ['backtest', '--json']);
    expect((await shown(root, left)).evidence).toMatchObject(CAUGHT);
    await run(root, ['restore', gone]);
    expect(await states()).toMatchObject([CAUGHT, CAUGHT]);
  }
});

test('of two patterns with one rule the one that gets another one is measured by that', async () => {
  const { root } = await aProject();
  await run(root, ADD);
  await run(root, TWIN);
  await run(root, ['edit', 'unsafe_yaml', '--rule', 'other.json']);
  expect((await shown(root, 'yaml_load')).evidence).toMatchObject(CAUGHT);
  expect((await shown(root, 'unsafe_yaml')).evidence).toMatchObject({
    state: 'current',
    here: { hits: 0 },
  });
});
