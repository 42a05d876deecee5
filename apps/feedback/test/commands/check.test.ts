import type { Finding } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';
import { bareExcept } from './reports.ts';

const aProject = async (): Promise<string> => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'app/load.py': bareExcept, 'app/fine.py': 'x = 1\n' });
  return cwd;
};

test('finds known mistakes and ends with 1', async () => {
  const cwd = await aProject();
  const { code, json } = await runCli(['check', '--json'], { cwd });
  expect(code).toBe(1);
  const { findings } = json<{ findings: Finding[] }>();
  expect(findings).toContainEqual({
    pattern: 'specific_exceptions',
    severity: expect.stringMatching(/medium|high/) as string,
    tier: expect.stringMatching(/^proved/) as string,
    path: 'app/load.py',
    line: 4,
    column: 5,
    end_line: 5,
    end_column: 20,
    message: expect.any(String) as string,
    fixable: expect.any(Boolean) as boolean,
  });
});

test('shows them with their code', async () => {
  const cwd = await aProject();
  const { stdout } = await runCli(['check', 'app/load.py'], { cwd });
  expect(stdout).toContain('app/load.py:4:5');
  expect(stdout).toContain('> 4 │     except:');
});

test('ends with 0 below the severity that fails', async () => {
  const cwd = await aProject();
  expect((await runCli(['check', '--fail-on', 'critical'], { cwd })).code).toBe(0);
  await writeFiles(cwd, { 'feedback.config.json': '{"fail_on": "critical"}' });
  expect((await runCli(['check'], { cwd })).code).toBe(0);
});

test('writes SARIF with paths from the root of the project', async () => {
  const cwd = await aProject();
  await writeFiles(cwd, { 'feedback.config.json': '{}' });
  const { json } = await runCli(['-C', 'app', 'check', '--format', 'sarif'], { cwd });
  const log = json<{ version: string; runs: [{ results: { locations: unknown[] }[] }] }>();
  expect(log.version).toBe('2.1.0');
  expect(JSON.stringify(log.runs[0].results[0]?.locations)).toContain('"app/load.py"');
});

test('ends with 3 when a path is missing, and checks the rest', async () => {
  const cwd = await aProject();
  const { code, stderr } = await runCli(['check', 'app/fine.py', 'nowhere.py'], { cwd });
  expect(code).toBe(3);
  expect(stderr).toContain('nowhere.py');
});

test('does not look for patterns that are out of force', async () => {
  const cwd = await aProject();
  await runCli(['patterns', 'archive', 'specific_exceptions'], { cwd });
  const { json } = await runCli(['check', '--json'], { cwd });
  expect(json<{ findings: Finding[] }>().findings.map(({ pattern }) => pattern)).not.toContain(
    'specific_exceptions',
  );
});

test('heeds comments that excuse a finding, and tells those that excuse nothing where asked', async () => {
  const cwd = await temporaryFolder();
  const excused = 'try:\n    go()\nexcept:  # feedback-ignore specific_exceptions: retried above\n    pass\n';
  await writeFiles(cwd, { 'a.py': excused, 'b.py': 'x = 1  # feedback-ignore specific_exceptions: gone\n' });
  const { code, stderr } = await runCli(['check', '--unused-ignores'], { cwd });
  expect(code).toBe(0);
  expect(stderr).toContain('b.py:1: feedback-ignore specific_exceptions excuses nothing here');
  expect(stderr).not.toContain('a.py');
});

test('needs no store', async () => {
  const cwd = await aProject();
  await runCli(['check'], { cwd });
  expect(existsSync(join(cwd, '.feedback'))).toBe(false);
});

const sort = 'const sizes: number[] = [10, 9];\nsizes.sort();\n';

test('shows what a fix would change and changes nothing', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'a.ts': sort });
  const { code, stdout, stderr } = await runCli(['fix', '--dry-run'], { cwd });
  expect([code, await readFile(join(cwd, 'a.ts'), 'utf8')]).toEqual([0, sort]);
  expect(stdout === '' ? stderr : stdout).toMatch(/^(--- a\/a\.ts|Nothing to fix)/);
});

test('fixes what is proved safe, and nothing when it is run again', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'bad.py': 'import json\n', 'a.ts': sort });
  await runCli(['fix'], { cwd });
  const { json } = await runCli(['fix', '--json'], { cwd });
  expect(json<{ files: unknown[] }>().files).toEqual([]);
});
