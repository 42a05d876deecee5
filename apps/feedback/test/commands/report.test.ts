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

/** One failure a day of its own, each of another test and file. */
const failureOn = (day: string, name: string): string => `<?xml version="1.0"?>
<testsuite name="${name}" tests="1" failures="1" timestamp="${day}T10:00:00Z" hostname="ci">
  <testcase classname="${name}" name="test_${name}" file="app/${name}.py"><failure message="IndexError: list index out of range"/></testcase>
</testsuite>
`;

test.each([
  ['all', 3],
  ['month', 2],
  ['week', 1],
])('tells what lies in the period, and nothing else: %s', async (period, count) => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, {
    'r/old.xml': failureOn('2025-11-10', 'old'),
    'r/recent.xml': failureOn('2026-01-15', 'recent'),
    'r/new.xml': failureOn('2026-01-29', 'new'),
  });
  await runCli(['collect', 'r'], { cwd });
  const words = ['report', '--period', period, '--format'];
  const { json } = await runCli([...words, 'json'], { cwd });
  const analysis = json<Analysis>();
  expect(analysis.summary.total).toBe(count);
  expect(analysis.runs.total).toBe(count);
  expect(analysis.ranked.map((each) => each.count)).toEqual([count]);
  expect(analysis.trends.flatMap(({ points }) => points).reduce((sum, each) => sum + each.count, 0)).toBe(
    count,
  );
  const markdown = (await runCli([...words, 'markdown'], { cwd })).stdout;
  expect(markdown).toContain(`${count} test failure${count === 1 ? '' : 's'} in ${count} run`);
  const page = (await runCli([...words, 'html'], { cwd })).stdout;
  expect(page).toContain(`${count} time`);
  for (const [name, shown] of [
    ['old', count === 3],
    ['recent', count >= 2],
    ['new', true],
  ] as const)
    for (const report of [markdown, page]) expect(report.includes(`app/${name}.py`)).toBe(shown);
});

test('shows experiments, and everything else where their file is damaged', async () => {
  const cwd = await aProject();
  await runCli(['experiment', 'start', 'bounds_checking'], { cwd, now: '2026-01-01T00:00:00.000Z' });
  const { stdout } = await runCli(['report'], { cwd });
  expect(stdout).toContain('## Experiments');
  expect(stdout).toContain('not decided yet');
  await writeFiles(cwd, { '.feedback/experiments.json': '{' });
  const damaged = await runCli(['report'], { cwd });
  expect(damaged.code).toBe(0);
  expect(damaged.stderr).toContain('DAMAGED_EXPERIMENTS');
  expect(damaged.stdout).toContain('## What recurs');
});
