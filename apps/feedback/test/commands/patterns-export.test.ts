import { lstat, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';

const project = async (files: Readonly<Record<string, string>> = {}): Promise<string> => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, files);
  return cwd;
};

const run = (cwd: string, ...words: string[]) => runCli(['patterns', 'export', ...words], { cwd });
const text = (cwd: string, path: string): Promise<string> => readFile(join(cwd, path), 'utf8');

test('writes instructions for each agent where it looks for them, and keeps them in sync', async () => {
  const cwd = await project({ 'AGENTS.md': '# Ours\r\n\r\nUse pnpm.' });
  for (const format of ['agents', 'cursor', 'copilot'])
    expect((await run(cwd, '--format', format, '--sync')).code).toBe(0);
  expect(await text(cwd, 'AGENTS.md')).toMatch(/^# Ours\r\n\r\nUse pnpm\.\r\n\r\n<!-- feedback-loop:begin/);
  expect(await text(cwd, '.cursor/rules/feedback-loop.mdc')).toContain('alwaysApply: true');
  expect(await text(cwd, '.github/copilot-instructions.md')).toContain('- `command_template` (critical): ');
  expect((await run(cwd, '--check')).code).toBe(0);
  await runCli(['patterns', 'archive', 'command_template'], { cwd });
  const stale = await run(cwd, '--check', '--json');
  expect(stale.code).toBe(1);
  expect(stale.json<{ files: { path: string; state: string }[] }>().files).toEqual([
    { path: 'AGENTS.md', state: 'out_of_date' },
    { path: '.cursor/rules/feedback-loop.mdc', state: 'out_of_date' },
    { path: '.github/copilot-instructions.md', state: 'out_of_date' },
  ]);
  expect((await run(cwd, '--sync')).code).toBe(0);
  expect(await text(cwd, '.github/copilot-instructions.md')).not.toContain('command_template');
  expect((await run(cwd, '--check')).code).toBe(0);
});

test('changes nothing the second time', async () => {
  const cwd = await project();
  await run(cwd, '--format', 'agents', '--sync');
  const before = await text(cwd, 'AGENTS.md');
  expect((await run(cwd, '--sync')).stderr).toBe('AGENTS.md is up to date.\n');
  expect(await text(cwd, 'AGENTS.md')).toBe(before);
});

test('tells an edited region with its line and leaves it until told otherwise', async () => {
  const cwd = await project({ 'AGENTS.md': '# Ours\n' });
  await run(cwd, '--format', 'agents', '--sync');
  const edited = (await text(cwd, 'AGENTS.md')).replace('Do not make', 'Do love');
  await writeFile(join(cwd, 'AGENTS.md'), edited);
  const { code, stderr } = await run(cwd, '--sync');
  expect(code).toBe(3);
  expect(stderr).toMatch(/AGENTS\.md:3: .*--force.*\[EDITED_REGION\]/);
  expect(await text(cwd, 'AGENTS.md')).toBe(edited);
  expect((await run(cwd, '--check')).code).toBe(1);
  expect((await run(cwd, '--sync', '--force')).code).toBe(0);
  expect(await text(cwd, 'AGENTS.md')).not.toContain('Do love');
});

test('leaves a file with damaged markers alone', async () => {
  const damaged = '# Ours\n<!-- feedback-loop:begin limit=4000 -->\n';
  const cwd = await project({ 'AGENTS.md': damaged });
  const { code, stderr } = await run(cwd, '--sync', '--force');
  expect(code).toBe(3);
  expect(stderr).toMatch(/AGENTS\.md:2: .*no end marker.*\[DAMAGED_REGION\]/);
  expect(await text(cwd, 'AGENTS.md')).toBe(damaged);
});

test('writes through a link and keeps it', async () => {
  const cwd = await project({ 'CLAUDE.md': '# Ours\n' });
  await symlink('CLAUDE.md', join(cwd, 'AGENTS.md'));
  await run(cwd, '--format', 'agents', '--sync');
  expect((await lstat(join(cwd, 'AGENTS.md'))).isSymbolicLink()).toBe(true);
  expect(await text(cwd, 'CLAUDE.md')).toContain('feedback-loop:begin');
});

test('leaves a file alone that would not stay as it is', async () => {
  const cwd = await project();
  for (const bytes of [Buffer.from('\uFEFF# Ours\n', 'utf16le'), Buffer.from([0x23, 0xe9, 0x0a])]) {
    await writeFile(join(cwd, 'AGENTS.md'), bytes);
    expect((await run(cwd, '--format', 'agents', '--sync')).code).toBe(3);
    expect(await readFile(join(cwd, 'AGENTS.md'))).toEqual(bytes);
  }
});

test('never replaces what surrounds instructions, also in a file that was named', async () => {
  const cwd = await project({ 'docs/HOUSE.md': '# House rules\n' });
  await run(cwd, '--format', 'agents', '--output', 'docs/HOUSE.md', '--limit', '1000');
  const written = await text(cwd, 'docs/HOUSE.md');
  expect(written.startsWith('# House rules\n\n<!-- feedback-loop:begin limit=1000 ')).toBe(true);
  expect(written.length).toBeLessThanOrEqual(1_020);
});

test('prints instructions without a file', async () => {
  const { stdout } = await run(await project(), '--format', 'copilot');
  expect(stdout).toMatch(/^<!-- feedback-loop:begin [^]*<!-- feedback-loop:end -->\n$/);
});

test('compares other formats with a file', async () => {
  const cwd = await project();
  const words = ['--format', 'markdown', '--output', 'AI_PATTERNS.md'];
  expect((await run(cwd, ...words, '--check')).code).toBe(1);
  await run(cwd, ...words);
  expect((await run(cwd, ...words, '--check')).code).toBe(0);
});

test('writes rules as SARIF that it imports as proposals', async () => {
  const [one, other] = [await project(), await project()];
  await runCli(['patterns', 'add', 'calm_logs', '--severity', 'low'], { cwd: one });
  const { stdout } = await run(one, '--format', 'sarif');
  const { json } = await runCli(['patterns', 'import', '-', '--no-infer', '--json'], {
    cwd: other,
    stdin: stdout,
  });
  expect(json()).toMatchObject({ added: ['calm_logs'] });
});

test.each([
  [['--sync'], 'NO_INSTRUCTIONS'],
  [['--sync', '--format', 'json'], 'WRONG_FORMAT'],
  [['--check', '--format', 'json'], 'MISSING_OUTPUT'],
])('refuses %j and says what to do', async (words, code) => {
  const result = await run(await project(), ...words);
  expect(result.code).toBe(2);
  expect(result.stderr).toContain(`[${code}]`);
});

test('refuses a limit in which no lesson has room', async () => {
  expect((await run(await project(), '--format', 'agents', '--limit', '10')).code).toBe(2);
});
