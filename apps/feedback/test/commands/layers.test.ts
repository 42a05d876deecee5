import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtinPatterns } from '@feedback/patterns';
import type { Finding, Pattern, Problem } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';

type Listed = Pattern & { readonly layer: string; readonly overridden: Record<string, string> };

const evalRule = { language: 'python', rule: { pattern: 'eval($A)' } };
const lesson = (name: string, fields: object = {}): object => ({
  name,
  description: `About ${name}.`,
  bad_example: 'x = eval(text)',
  good_example: 'x = float(text)',
  severity: 'high',
  ...fields,
});
const library = (patterns: readonly object[], more: object = {}): string =>
  JSON.stringify({ schema_version: 1, ...more, patterns }, null, 2);

/** An organisation's package, a team's file above it, and a repository that extends both. */
const aProject = async (): Promise<string> => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, {
    'feedback.config.json': JSON.stringify({ extends: ['@acme/lessons', './team.json'] }),
    'node_modules/@acme/lessons/patterns.json': library([
      lesson('no_eval', { rule: evalRule, tier: 'proved_check' }),
      lesson('calm_logs'),
    ]),
    'team.json': library([], { overrides: { no_eval: { severity: 'critical' }, calm_logs: 'off' } }),
    'app/views.py': 'x = eval(text)\n',
  });
  return cwd;
};

const list = async (cwd: string, ...more: string[]): Promise<Map<string, Listed>> => {
  const { json } = await runCli(['patterns', 'list', '--status', 'all', '--json', ...more], { cwd });
  return new Map(json<{ patterns: Listed[] }>().patterns.map((pattern) => [pattern.name, pattern]));
};

test('lists the layer of each pattern and who overrides what', async () => {
  const listed = await list(await aProject());
  expect(listed.get('bounds_checking')).toMatchObject({ layer: 'built-in', overridden: {} });
  expect(listed.get('no_eval')).toMatchObject({
    severity: 'critical',
    layer: '@acme/lessons',
    overridden: { severity: './team.json' },
  });
  expect(listed.get('calm_logs')).toMatchObject({
    status: 'archived',
    overridden: { status: './team.json' },
  });
});

test('shows where a pattern comes from', async () => {
  const cwd = await aProject();
  const { stdout } = await runCli(['patterns', 'show', 'no_eval'], { cwd });
  expect(stdout).toContain('From @acme/lessons, severity by ./team.json\n');
  const { json } = await runCli(['patterns', 'show', 'no_eval', '--json'], { cwd });
  expect(json()).toMatchObject({ layer: '@acme/lessons', overridden: { severity: './team.json' } });
});

test('checks with the lessons of all layers', async () => {
  const { code, json } = await runCli(['check', '--json'], { cwd: await aProject() });
  expect(code).toBe(1);
  expect(json<{ findings: Finding[] }>().findings).toMatchObject([
    { pattern: 'no_eval', severity: 'critical', path: 'app/views.py', line: 1 },
  ]);
});

test('lets the person have the last word, and writes to the repository', async () => {
  const cwd = await aProject();
  const personal = join(cwd, '.no-user-config/feedback/patterns.json');
  const text = library([], { overrides: { no_eval: 'off' } });
  await writeFiles(cwd, { '.no-user-config/feedback/patterns.json': text });
  expect((await runCli(['check'], { cwd })).code).toBe(0);
  const { stderr } = await runCli(['patterns', 'archive', 'no_eval'], { cwd });
  expect(stderr).toContain('[PERSONAL_OVERRIDE]');
  expect(await readFile(personal, 'utf8')).toBe(text);
  const { patterns } = JSON.parse(await readFile(join(cwd, '.feedback/patterns.json'), 'utf8')) as {
    patterns: object[];
  };
  expect(patterns).toMatchObject([
    { name: 'no_eval', status: 'archived', severity: 'critical', rule: evalRule },
  ]);
});

test('keeps what the repository says beside its lessons when a command changes it', async () => {
  const cwd = await aProject();
  await writeFiles(cwd, {
    '.feedback/patterns.json': library([{ name: 'no_eval', status: 'archived' }], {
      overrides: { bounds_checking: { severity: 'low' } },
    }),
  });
  await runCli(['patterns', 'restore', 'no_eval'], { cwd });
  const listed = await list(cwd);
  expect(listed.get('bounds_checking')).toMatchObject({
    severity: 'low',
    layer: 'built-in',
    overridden: { severity: 'repository' },
  });
  expect(listed.get('no_eval')).toMatchObject({ status: 'active', severity: 'critical', rule: evalRule });
});

test('goes on without a missing layer, tells it and ends with 3', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, {
    'feedback.config.json': '{\n  "extends": ["@acme/gone", "./team.json"]\n}',
    'team.json': library([lesson('calm_logs')]),
  });
  const { code, json, stderr } = await runCli(['patterns', 'list', '--json'], { cwd });
  const { patterns, problems } = json<{ patterns: Listed[]; problems: Problem[] }>();
  expect([code, patterns.length]).toEqual([3, builtinPatterns.length + 1]);
  expect(problems).toMatchObject([{ code: 'LAYER_NOT_FOUND', line: 2 }]);
  expect(stderr).toContain('"@acme/gone" in "extends"');
  expect((await runCli(['check', '.'], { cwd })).code).toBe(3);
});

test('shows the layers in config and doctor', async () => {
  const cwd = await aProject();
  const { json, stdout } = await runCli(['config', '--json'], { cwd });
  expect(json()).toMatchObject({
    settings: { extends: { value: ['@acme/lessons', './team.json'] } },
    layers: [
      { kind: 'builtin', name: 'built-in', path: null, patterns: builtinPatterns.length },
      { kind: 'extended', name: '@acme/lessons', patterns: 2 },
      { kind: 'extended', name: './team.json', path: join(cwd, 'team.json'), patterns: 0 },
      { kind: 'repository', name: 'repository', patterns: 0 },
    ],
  });
  expect(stdout).not.toBe('');
  expect((await runCli(['config'], { cwd })).stdout).toMatch(/^@acme\/lessons +2 /m);
  expect((await runCli(['doctor'], { cwd })).stdout).toContain(
    'layers: built-in < @acme/lessons < ./team.json < repository\n',
  );
  await writeFiles(cwd, { 'team.json': '{' });
  const broken = await runCli(['doctor'], { cwd });
  expect(broken.code).toBe(2);
  expect(broken.stdout).toContain('✗ layers');
});

test('shows settings also when the library is damaged', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { '.feedback/patterns.json': '{' });
  const { code, json } = await runCli(['config', '--json'], { cwd });
  expect([code, json<{ layers: unknown }>().layers]).toEqual([0, null]);
});

test('refuses an "extends" that is no list, with its line', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'feedback.config.json': '{\n  "extends": "./team.json"\n}' });
  const { code, stderr } = await runCli(['patterns', 'list'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/feedback\.config\.json:2: "extends"/);
});
