import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pattern, Problem } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';

interface Answer {
  readonly added: string[];
  readonly kept: string[];
  readonly inferred: { readonly proved_fix: number; readonly proved_check: number };
  readonly problems: Problem[];
}

const ruleDoc = (name: string, bad: string, good: string): string =>
  `# ${name}\n\n## What it does\nFinds ${name}.\n\n## Example\n\n\`\`\`python\n${bad}\n\`\`\`\n\nUse instead:\n\n\`\`\`python\n${good}\n\`\`\`\n`;

const yamlDoc = ruleDoc(
  'unsafe-yaml-load (HL001)',
  'import yaml\n\ndef load(text):\n    return yaml.load(text)',
  'import yaml\n\ndef load(text):\n    return yaml.safe_load(text)',
);

const sarif = JSON.stringify({
  version: '2.1.0',
  runs: [
    { tool: { driver: { name: 'ESLint', rules: [{ id: 'no-shadow' }, { id: 'no-void' }] } }, results: [] },
  ],
});

const pattern = async (cwd: string, name: string): Promise<Pattern> =>
  (await runCli(['patterns', 'show', name, '--json'], { cwd })).json<{ pattern: Pattern }>().pattern;

const library = (cwd: string): Promise<string> => readFile(join(cwd, '.feedback/patterns.json'), 'utf8');

test('takes the document of a rule for a proposal, with the rule that follows from its examples', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'yaml.md': yamlDoc });
  const { code, stdout, stderr } = await runCli(['patterns', 'import', 'yaml.md'], { cwd });
  expect([code, stdout]).toEqual([0, '1 added, 0 updated, 0 kept as they are.\n']);
  expect(stderr).toContain('1 wait for a verdict, 1 with a proved fix');
  expect(await pattern(cwd, 'unsafe_yaml_load')).toMatchObject({
    status: 'proposed',
    tier: 'proved_fix',
    language: 'python',
    matches: { rule_ids: ['HL001', 'unsafe-yaml-load'] },
  });
});

test('finds the mistake once the proposal is accepted', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, {
    'clock.md': ruleDoc(
      'removed-clock (HL002)',
      'import time\n\ndef now():\n    return time.clock()',
      'import time\n\ndef now():\n    return time.perf_counter()',
    ),
    'app/a.py': 'import time\n\n\ndef started():\n    begin = time.clock()\n    return begin\n',
  });
  await runCli(['patterns', 'import', 'clock.md'], { cwd });
  expect((await runCli(['check', 'app'], { cwd })).code).toBe(0);
  await runCli(['patterns', 'accept', 'removed_clock'], { cwd });
  expect((await runCli(['check', 'app'], { cwd })).code).toBe(1);
});

test('puts rules into force at once, and without a rule, where that is wanted', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'yaml.md': yamlDoc });
  await runCli(['patterns', 'import', 'yaml.md', '--accept', '--no-infer'], { cwd });
  const found = await pattern(cwd, 'unsafe_yaml_load');
  expect([found.status, found.active_since, found.rule]).toEqual([
    'active',
    '2026-01-31T12:00:00.000Z',
    undefined,
  ]);
});

test('changes nothing when the same is imported again, from files and folders', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, {
    'docs/yaml.md': yamlDoc,
    'docs/deep/other.mdx': ruleDoc('bare-open (HL002)', 'f = open(path)', 'f = read(path)'),
    'docs/README.md': '# About\n\nNo rules here.\n',
    'lint.sarif': sarif,
  });
  const run = () => runCli(['patterns', 'import', 'docs', 'lint.sarif', '--json'], { cwd });
  const first = (await run()).json<Answer>();
  expect(first.added.toSorted()).toEqual(['bare_open', 'no_shadow', 'no_void', 'unsafe_yaml_load']);
  expect(first.problems).toEqual([]);
  const before = await library(cwd);
  const second = (await run()).json<Answer>();
  expect([second.added, second.kept.toSorted()]).toEqual([[], first.added.toSorted()]);
  expect(await library(cwd)).toBe(before);
});

test('does not propose again what was dismissed', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'lint.sarif': sarif });
  await runCli(['patterns', 'import', 'lint.sarif'], { cwd });
  await runCli(['patterns', 'dismiss', 'no_void', '--reason', 'not ours'], { cwd });
  const { json } = await runCli(['patterns', 'import', 'lint.sarif', '--json'], { cwd });
  expect(json<Answer>().added).toEqual([]);
  expect((await pattern(cwd, 'no_void')).status).toBe('dismissed');
});

test('infers rules of lessons that people wrote only when told to', async () => {
  const lesson = {
    name: 'safe_yaml',
    language: 'python',
    bad_example: 'import yaml\n\ndef load(text):\n    return yaml.load(text)',
    good_example: 'import yaml\n\ndef load(text):\n    return yaml.safe_load(text)',
  };
  const text = JSON.stringify({ patterns: [lesson] });
  const [plain, told] = [await temporaryFolder(), await temporaryFolder()];
  await runCli(['patterns', 'import', '-'], { cwd: plain, stdin: text });
  await runCli(['patterns', 'import', '-', '--infer'], { cwd: told, stdin: text });
  expect((await pattern(plain, 'safe_yaml')).rule).toBeUndefined();
  expect(await pattern(told, 'safe_yaml')).toMatchObject({ status: 'active', tier: 'proved_fix' });
});

test('reads what it can and tells the rest with file, line and next step', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, {
    'broken.sarif': '{"runs": [\n{"tool": {"driver": ',
    'notes.md': '# Notes\n',
    'lint.sarif': sarif,
  });
  const { code, json } = await runCli(
    ['patterns', 'import', 'gone.md', 'broken.sarif', 'notes.md', 'lint.sarif', '--json'],
    { cwd },
  );
  expect(code).toBe(3);
  const { added, problems } = json<Answer>();
  expect(added).toEqual(['no_shadow', 'no_void']);
  expect(problems.map((problem) => [problem.code, problem.path, problem.line])).toEqual([
    ['NOT_FOUND', 'gone.md', undefined],
    ['MALFORMED_JSON', 'broken.sarif', 2],
    ['NO_PATTERNS', 'notes.md', undefined],
  ]);
});

test('reads UTF-16 as tools on Windows write it, and refuses what is no text', async () => {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'wide.sarif'), Buffer.from(`\uFEFF${sarif}`, 'utf16le'));
  await writeFile(join(cwd, 'binary.sarif'), Buffer.from([0, 159, 146, 150]));
  const { json } = await runCli(['patterns', 'import', 'wide.sarif', 'binary.sarif', '--json'], { cwd });
  expect(json<Answer>()).toMatchObject({
    added: ['no_shadow', 'no_void'],
    problems: [{ code: 'NOT_TEXT', path: 'binary.sarif' }],
  });
});

test('lets a tool only propose what it would change in a pattern in force', async () => {
  const cwd = await temporaryFolder();
  await runCli(['patterns', 'add', 'mine', '--severity', 'low'], { cwd });
  await writeFiles(cwd, { 'new.json': JSON.stringify([{ name: 'mine', severity: 'high' }]) });
  const { stdout, stderr } = await runCli(
    ['patterns', 'import', 'new.json', '--overwrite', '--by', 'tool', 'bot'],
    { cwd },
  );
  expect(stdout).toBe('0 added, 0 updated, 0 kept as they are.\n');
  expect(stderr).toContain('1 changes of patterns in force wait for a verdict');
  expect((await pattern(cwd, 'mine')).severity).toBe('low');
  await runCli(['patterns', 'accept', 'mine'], { cwd });
  expect((await pattern(cwd, 'mine')).severity).toBe('high');
});
