import { builtinPatterns } from '@feedback/patterns';
import type { Lesson, Pattern } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';

const fileOf = async (cwd: string): Promise<{ patterns: Lesson[] }> =>
  JSON.parse(await readFile(join(cwd, '.feedback/patterns.json'), 'utf8')) as { patterns: Lesson[] };

const show = async (cwd: string, name: string): Promise<Pattern> =>
  (await runCli(['patterns', 'show', name, '--json'], { cwd })).json<{ pattern: Pattern }>().pattern;

test('lists the built-in patterns in a project of its own', async () => {
  const cwd = await temporaryFolder();
  const { json } = await runCli(['patterns', 'list', '--json'], { cwd });
  const { patterns } = json<{ patterns: Pattern[] }>();
  expect(patterns).toHaveLength(builtinPatterns.length);
  expect(patterns.every(({ provenance }) => provenance?.origin === 'builtin')).toBe(true);
});

test('adds a lesson and proves its rule by its examples', async () => {
  const cwd = await temporaryFolder();
  const rule = { language: 'python', rule: { pattern: 'datetime.utcnow()' }, fix: 'datetime.now(UTC)' };
  await writeFiles(cwd, { 'rule.json': JSON.stringify(rule) });
  const examples = ['--bad', 'datetime.utcnow()', '--good', 'datetime.now(UTC)'];
  const { code } = await runCli(['patterns', 'add', 'naive datetime', '--rule', 'rule.json', ...examples], {
    cwd,
  });
  expect(code).toBe(0);
  expect(await show(cwd, 'naive_datetime')).toMatchObject({ tier: 'proved_fix', language: 'python' });
});

test('refuses a second pattern of the same name', async () => {
  const cwd = await temporaryFolder();
  const { code, stderr } = await runCli(['patterns', 'add', 'Bounds Checking'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('[DUPLICATE_NAME]');
});

test('archives a built-in pattern in the repository, and restores it', async () => {
  const cwd = await temporaryFolder();
  await runCli(['patterns', 'archive', 'bounds-checking'], { cwd });
  expect((await fileOf(cwd)).patterns).toMatchObject([{ name: 'bounds_checking', status: 'archived' }]);
  await runCli(['patterns', 'restore', 'bounds_checking'], { cwd });
  expect(await show(cwd, 'bounds_checking')).toMatchObject({ status: 'active' });
});

test('commits lessons only', async () => {
  const cwd = await temporaryFolder();
  await runCli(['patterns', 'add', 'mine'], { cwd });
  expect(Object.keys((await fileOf(cwd)).patterns[0] ?? {})).not.toContain('occurrence_frequency');
});

test('tells how to see the names when one is unknown', async () => {
  const cwd = await temporaryFolder();
  const { code, stderr } = await runCli(['patterns', 'accept', 'nothing_like_it'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('patterns list');
});

test('archives what has been silent for long, by the numbers of the store', async () => {
  const cwd = await temporaryFolder();
  const at = (now: string, ...words: string[]) => runCli(words, { cwd, now });
  await at('2025-06-01T00:00:00.000Z', 'patterns', 'add', 'silent');
  await at('2025-06-01T00:00:00.000Z', 'patterns', 'add', 'seen');
  await at('2026-01-30T00:00:00.000Z', 'log', 'bug', '--pattern', 'seen', '--error', 'x', '--file', 'a.py');
  await at('2026-01-31T00:00:00.000Z', 'analyze');
  const { json } = await at(
    '2026-01-31T00:00:00.000Z',
    'patterns',
    'archive',
    '--unused',
    '--days',
    '90',
    '--json',
  );
  expect(json<{ patterns: Pattern[] }>().patterns.map(({ name }) => name)).toEqual(['silent']);
});

test('exports what it imports, as JSON with all fields and as Markdown', async () => {
  const [one, other] = [await temporaryFolder(), await temporaryFolder()];
  await runCli(['patterns', 'add', 'mine', '--description', 'Ours.', '--severity', 'low'], { cwd: one });
  for (const format of ['json', 'markdown']) {
    const { stdout } = await runCli(['patterns', 'export', '--format', format], { cwd: one });
    const { json } = await runCli(['patterns', 'import', '-', '--json'], { cwd: other, stdin: stdout });
    const { added, kept } = json<{ added: string[]; kept: string[] }>();
    expect(added.length + kept.length).toBe(40);
  }
  expect(await show(other, 'mine')).toMatchObject({ description: 'Ours.', severity: 'low' });
});

test('proves that the built-in patterns hold what they promise', async () => {
  const cwd = await temporaryFolder();
  const { code, stderr } = await runCli(['patterns', 'test'], { cwd });
  expect([code, stderr]).toEqual([0, '39 patterns hold.\n']);
});

test('tells how often each rule fires in this repository, by the lines of its language', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, {
    'a.py': 'try:\n    run()\nexcept:\n    pass\n',
    'b.ts': 'run();\n',
    'node_modules/c.py': 'try:\n    run()\nexcept:\n    pass\n',
  });
  const { stdout } = await runCli(['patterns', 'test', 'specific_exceptions', 'async_foreach'], { cwd });
  expect(stdout).toMatchInlineSnapshot(`
    "✓ specific_exceptions: proved check · 1 hit in 1 file here, 250 per 1,000 of 4 lines
    ✓ async_foreach: proved check · no hits here in 1 line
    "
  `);
  const { json } = await runCli(['patterns', 'test', 'specific_exceptions', '--json'], { cwd });
  expect(json()).toMatchObject({
    hits_complete: true,
    patterns: [{ hits_here: { hits: 1, files: 1, lines: 4, per_1000_lines: 250 } }],
  });
});

test('proves alone when hits are not asked for, and shows each check of a fix', async () => {
  const cwd = await temporaryFolder();
  const { stdout } = await runCli(['patterns', 'test', 'numeric_sort', '--no-hits', '-v'], { cwd });
  expect(stdout).toMatchInlineSnapshot(`
    "✓ numeric_sort: proved fix
        ✓ bad example parses: parses
        ✓ good example parses: parses
        ✓ rule compiles: compiles
        ✓ fires on bad: 1 matches in the bad example
        ✓ silent on good: 0 matches in the good example
        ✓ fix parses: 1 rewrites
        ✓ fix silences: 0 matches left in the fixed bad example
        ✓ fix equals good: compared by tree, without comments and white space
        ✓ fix idempotent: fixed twice
    "
  `);
});

test('tells when a fix leaves places of its own example to a person', async () => {
  const cwd = await temporaryFolder();
  const add = ['patterns', 'add', 'none_by_identity', '--language', 'python'];
  const bad = 'def check(a, b):\n    if a == None:\n        log(a)\n    if b != None:\n        log(b)\n';
  const good = bad.replace('==', 'is').replace('!=', 'is not');
  await runCli([...add, '--bad', bad, '--good', good], { cwd });
  const { stdout } = await runCli(['patterns', 'test', 'none_by_identity', '--no-hits'], { cwd });
  expect(stdout).toBe(
    '✓ none_by_identity: proved fix · 1 of 2 places rewritten, 1 left to a person; what was rewritten is as in the good example\n',
  );
});

test('ends with 1 when a rule does not hold', async () => {
  const cwd = await temporaryFolder();
  const lesson = {
    pattern_id: 'p1',
    name: 'hollow',
    description: '',
    bad_example: 'x = 1',
    good_example: 'x = 2',
    test_coverage: '',
    severity: 'low',
    rule: { language: 'python', rule: { pattern: 'eval($A)' } },
    tier: 'proved_check',
  };
  await writeFiles(cwd, {
    '.feedback/patterns.json': JSON.stringify({ schema_version: 1, patterns: [lesson] }),
  });
  const { code, stdout } = await runCli(['patterns', 'test', 'hollow'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('✗ hollow');
});

const SHELL = [
  'patterns',
  'add',
  'shell_true',
  '--bad',
  'import subprocess\nsubprocess.run(command, shell=True)',
  '--good',
  'import subprocess\nsubprocess.run(command)',
  '--language',
  'python',
];

test('infers a rule from the examples and shows where the project has the mistake', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, {
    'src/run.py': 'import subprocess\n\n\ndef run(line):\n    return subprocess.run(line, shell=True)\n',
  });
  const { code, stdout } = await runCli(SHELL, { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('inferred from the examples');
  expect(stdout).toContain('✓ silent on good');
  expect(stdout).toContain('src/run.py:5');
  expect((await show(cwd, 'shell_true')).rule).toBeDefined();
});

test('takes what is common in the project for no mistake', async () => {
  const cwd = await temporaryFolder();
  const call = 'subprocess.run(line, shell=True)\n';
  await writeFiles(cwd, { 'run.py': `import subprocess\n${call.repeat(40)}` });
  await runCli(SHELL, { cwd });
  const { stdout } = await runCli(['check', 'run.py', '--json'], { cwd });
  expect((JSON.parse(stdout) as { findings: unknown[] }).findings).toEqual([]);
});

test('seeks a mistake that many projects have where the own code tells how common it is', async () => {
  const example = 'import requests\n\nanswer = requests.get(url)\n';
  const add = ['patterns', 'add', 'no_timeout', '--language', 'python', '--bad', example];
  const found = async (lines: number): Promise<number> => {
    const cwd = await temporaryFolder();
    await writeFiles(cwd, {
      'own.py': 'total = 1\n'.repeat(lines),
      'page.py': 'import requests\n\n\ndef page(url):\n    return requests.get(url).text\n',
    });
    await runCli([...add, '--good', example.replace('(url)', '(url, timeout=10)')], { cwd });
    const { stdout } = await runCli(['check', 'page.py', '--json'], { cwd });
    const { findings } = JSON.parse(stdout) as { findings: { pattern: string }[] };
    return findings.filter(({ pattern }) => pattern === 'no_timeout').length;
  };
  expect(await found(10)).toBe(0);
  expect(await found(4000)).toBe(1);
});

test('infers no rule when told not to, nor where one is given', async () => {
  const cwd = await temporaryFolder();
  await runCli([...SHELL, '--no-infer'], { cwd });
  expect((await show(cwd, 'shell_true')).rule).toBeUndefined();
});

test('says that a lesson stays advice when its examples do not differ in syntax', async () => {
  const cwd = await temporaryFolder();
  const examples = ['--bad', 'total = 1  # the sum', '--good', 'total = 1', '--language', 'python'];
  const { code, stderr } = await runCli(['patterns', 'add', 'comments', ...examples], { cwd });
  expect(code).toBe(0);
  expect(stderr).toContain('No rule was inferred');
});

test('asks for the language when the examples do not tell it', async () => {
  const cwd = await temporaryFolder();
  const examples = ['--bad', 'load(x)', '--good', 'safe_load(x)'];
  const { stderr } = await runCli(['patterns', 'add', 'unclear', ...examples], { cwd });
  expect(stderr).toContain('--language');
});
