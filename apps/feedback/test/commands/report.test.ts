import type { Analysis } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';
import { junit } from './reports.ts';

const aProject = async (): Promise<string> => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, {
    'r/1.xml': junit('2026-01-10T10:00:00Z'),
    'r/2.xml': junit('2026-01-20T10:00:00Z'),
  });
  await runCli(['collect', 'r'], { cwd });
  return cwd;
};

test('writes one HTML file with the lessons of the library', async () => {
  const cwd = await aProject();
  const { code, stdout } = await runCli(['report', '--format', 'html', '--output', 'r.html'], { cwd });
  expect([code, stdout]).toEqual([0, '']);
  const page = await readFile(join(cwd, 'r.html'), 'utf8');
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).toContain('<code>bounds_checking</code>');
  expect(page).toContain('<svg');
});

test('prints HTML without --output, also where nothing was collected', async () => {
  const cwd = await temporaryFolder();
  const { code, stdout } = await runCli(['report', '--format', 'html'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('No mistake that belongs to a pattern was seen.');
});

test('prints the analysis as JSON', async () => {
  const cwd = await aProject();
  const { json } = await runCli(['report', '--format', 'json'], { cwd });
  expect(json<Analysis>().ranked.map(({ pattern }) => pattern)).toEqual(['bounds_checking']);
});

test('does not know other formats', async () => {
  const { code, stderr } = await runCli(['report', '--format', 'pdf'], { cwd: await temporaryFolder() });
  expect(code).toBe(2);
  expect(stderr).toContain('html');
});
