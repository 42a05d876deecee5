import { temporaryFolder } from '@feedback/testing';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { GenerationResult } from '@feedback/generator';
import type { MetricsDocument } from '@feedback/schema';
import { runCli, writeFiles } from '../run-cli.ts';

const PROMPT = 'Process a NumPy array and return JSON';

test('answers with code, what is applied and where', async () => {
  const cwd = await temporaryFolder();
  const { code, json } = await runCli(['generate', PROMPT, '--json'], { cwd });
  const result = json<GenerationResult & { schema_version: 1 }>();
  expect(code).toBe(0);
  expect(result).toMatchObject({ schema_version: 1, language: 'python', confidence_basis: 'prior' });
  expect(result.status).toMatch(/^verified/);
  expect(result.applied.map(({ pattern }) => pattern)).toContain('numpy_json_serialization');
});

test('prints code only to stdout', async () => {
  const cwd = await temporaryFolder();
  const { stdout, stderr } = await runCli(['generate', PROMPT], { cwd });
  const { stdout: json } = await runCli(['generate', PROMPT, '--json'], { cwd });
  expect(stdout).toBe((JSON.parse(json) as GenerationResult).code);
  expect(stderr).toContain('applied numpy_json_serialization');
});

test('leaves a file alone that is there, unless forced', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'out.py': 'mine\n' });
  const refused = await runCli(['generate', PROMPT, '--output', 'out.py'], { cwd });
  expect([refused.code, await readFile(join(cwd, 'out.py'), 'utf8')]).toEqual([2, 'mine\n']);
  await runCli(['generate', PROMPT, '--output', 'out.py', '--force'], { cwd });
  expect(await readFile(join(cwd, 'out.py'), 'utf8')).toContain('json');
});

test('takes the language from the file that the code is for', async () => {
  const cwd = await temporaryFolder();
  const { json } = await runCli(['generate', 'JSON endpoint', '--file', 'src/api.ts', '--json'], { cwd });
  expect(json<GenerationResult>().language).toBe('typescript');
});

test('abstains outside of its scaffolds and writes no file', async () => {
  const cwd = await temporaryFolder();
  const words = ['generate', 'Compose a sonnet', '--output', 'x.py', '--json'];
  const { code, json } = await runCli(words, { cwd });
  expect([code, json<GenerationResult>().status]).toEqual([0, 'abstained']);
  expect(existsSync(join(cwd, 'x.py'))).toBe(false);
});

test('records each generation', async () => {
  const cwd = await temporaryFolder();
  await runCli(['generate', PROMPT], { cwd });
  const { json } = await runCli(['export'], { cwd });
  expect(json<MetricsDocument>().code_generation).toMatchObject([{ prompt: PROMPT, success: true }]);
});

test('applies what a plan asks for', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'plan.md': '## Patterns to Apply\n\n- [ ] logger_debug\n' });
  const { json } = await runCli(['generate', PROMPT, '--plan', 'plan.md', '--json'], { cwd });
  const { applied, suggested } = json<GenerationResult>();
  expect([...applied, ...suggested].map(({ pattern }) => pattern)).toContain('logger_debug');
});

test('only suggests with --no-apply', async () => {
  const cwd = await temporaryFolder();
  const { json } = await runCli(['generate', PROMPT, '--no-apply', '--json'], { cwd });
  expect(json<GenerationResult>().applied).toEqual([]);
});

const stats = `import json

import numpy as np


def summary(values):
    return json.dumps({"mean": np.mean(values)})
`;

test('brings code that is there in line with the lessons that apply, and leaves the file alone', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'stats.py': stats });
  const { code, json } = await runCli(['generate', PROMPT, '--apply-to', 'stats.py', '--json'], { cwd });
  expect(code).toBe(0);
  const result = json<GenerationResult>();
  expect(result).toMatchObject({ language: 'python', status: 'verified_after_fix' });
  expect(result.code).toContain('{"mean": float(np.mean(values))}');
  expect(result.applied).toMatchObject([
    { pattern: 'numpy_json_serialization', evidence: [{ line: 7, end_line: 7, by: 'rewrite' }] },
  ]);
  expect(await readFile(join(cwd, 'stats.py'), 'utf8')).toBe(stats);
});

test('leaves code as it is when the prompt is about something else, and says what is left', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'stats.py': stats });
  const { json } = await runCli(['generate', 'Compose a sonnet', '--apply-to', 'stats.py', '--json'], {
    cwd,
  });
  expect(json<GenerationResult>()).toMatchObject({
    code: stats,
    status: 'partial',
    applied: [],
    problems: [{ code: 'FINDING_LEFT', path: 'stats.py', line: 7 }],
  });
});

test('says so when the file to apply to is missing', async () => {
  const { code, stderr } = await runCli(['generate', PROMPT, '--apply-to', 'no.py'], {
    cwd: await temporaryFolder(),
  });
  expect(code).toBe(2);
  expect(stderr).toContain('no.py');
});

test.each([
  [['generate', ''], /EMPTY_PROMPT/],
  [['generate', PROMPT, '--min-confidence', '2'], /from 0 to 1/],
  [['generate', PROMPT, '--language', 'cobol'], /Allowed choices/],
  [['generate'], /missing required argument/],
])('refuses %j', async (words, reason) => {
  const { code, stderr } = await runCli(words, { cwd: await temporaryFolder() });
  expect(code).toBe(2);
  expect(stderr).toMatch(reason);
});

test('suggests what retrieval finds and words alone do not, with its relevance', async () => {
  const cwd = await temporaryFolder();
  const prompt = 'Sort a list of numbers in TypeScript';
  const { json } = await runCli(['generate', prompt, '--json'], { cwd });
  const found = json<GenerationResult>().suggested.find(({ pattern }) => pattern === 'numeric_sort');
  expect(found?.relevance).toBeGreaterThanOrEqual(0.5);
  const { stderr } = await runCli(['generate', prompt], { cwd });
  expect(stderr).toContain(`see also numeric_sort (relevance ${found?.relevance?.toFixed(2)})`);
  await writeFiles(cwd, { 'a.ts': 'export const sizes = [10, 9];\n' });
  const applied = await runCli(['generate', prompt, '--apply-to', 'a.ts', '--json'], { cwd });
  expect(applied.json<GenerationResult>().suggested).toContainEqual(
    expect.objectContaining({ pattern: 'numeric_sort', relevance: found?.relevance }),
  );
});
