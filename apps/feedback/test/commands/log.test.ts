import type { MetricsDocument } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { expect, test } from 'vitest';
import { runCli, writeFiles } from '../run-cli.ts';

const exported = async (cwd: string): Promise<MetricsDocument> =>
  (await runCli(['export'], { cwd })).json<MetricsDocument>();

test.each([
  [
    'bug',
    'bugs',
    [
      'bug',
      '--pattern',
      'p',
      '--error',
      'e',
      '--code',
      'c',
      '--file',
      'f.py',
      '--line',
      '3',
      '--stack-trace',
      's',
    ],
    { pattern: 'p', error: 'e', code: 'c', file_path: 'f.py', line: 3, stack_trace: 's', count: 1 },
  ],
  [
    'failed test',
    'test_failures',
    ['test-failure', '--test', 't', '--reason', 'r', '--pattern', 'p', '--code', 'c'],
    { test_name: 't', failure_reason: 'r', pattern_violated: 'p', code_snippet: 'c', count: 1 },
  ],
  [
    'review',
    'code_reviews',
    [
      'review',
      '--issue',
      'i',
      '--pattern',
      'p',
      '--severity',
      'high',
      '--file',
      'f',
      '--line',
      '1',
      '--suggestion',
      's',
    ],
    { issue_type: 'i', pattern: 'p', severity: 'high', file_path: 'f', line: 1, suggestion: 's' },
  ],
  [
    'performance issue',
    'performance_metrics',
    ['performance', '--metric', 'memory_error', '--details', '{"mb": 800}'],
    { metric_type: 'memory_error', details: { mb: 800 } },
  ],
  [
    'deployment issue',
    'deployment_issues',
    [
      'deployment',
      '--issue',
      'i',
      '--pattern',
      'p',
      '--environment',
      'staging',
      '--root-cause',
      'r',
      '--resolution-minutes',
      '4.5',
    ],
    { issue_type: 'i', pattern: 'p', environment: 'staging', root_cause: 'r', resolution_time_minutes: 4.5 },
  ],
  [
    'generation',
    'code_generation',
    [
      'generation',
      '--prompt',
      'q',
      '--pattern',
      'p',
      '--pattern',
      'r',
      '--confidence',
      '0.5',
      '--failed',
      '--code-length',
      '7',
      '--compilation-error',
      'e',
    ],
    {
      prompt: 'q',
      patterns_applied: ['p', 'r'],
      confidence: 0.5,
      success: false,
      code_length: 7,
      compilation_error: 'e',
    },
  ],
])('logs a %s with all fields of the original', async (_, category, words, row) => {
  const cwd = await temporaryFolder();
  const { code, stdout } = await runCli(['log', ...words, '--timestamp', '2026-01-04T12:00:00Z'], { cwd });
  expect([code, stdout]).toEqual([0, '']);
  expect((await exported(cwd))[category]).toMatchObject([{ ...row, timestamp: '2026-01-04T12:00:00.000Z' }]);
});

test.each([
  [['bug', '--pattern', 'p'], /required option/],
  [['bug', '--pattern', 'p', '--error', 'e', '--file', 'f', '--line', '0'], /whole number from 1/],
  [['review', '--issue', 'i', '--pattern', 'p', '--file', 'f', '--severity', 'awful'], /Allowed choices/],
  [['performance', '--metric', 'm', '--details', '[1]'], /JSON object/],
  [['generation', '--prompt', 'q', '--confidence', '7'], /confidence/],
  [['bug', '--pattern', 'p', '--error', 'e', '--file', 'f', '--timestamp', '2026-02-30'], /timestamp/],
])('refuses log %j', async (words, reason) => {
  const cwd = await temporaryFolder();
  const { code, stderr } = await runCli(['log', ...words], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(reason);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('exports what it imports, without counting anything twice', async () => {
  const [one, other] = [await temporaryFolder(), await temporaryFolder()];
  await runCli(['log', 'bug', '--pattern', 'p', '--error', 'e', '--file', 'f'], { cwd: one });
  const { stdout } = await runCli(['export'], { cwd: one });
  const taken = async () =>
    (await runCli(['import', '-', '--json'], { cwd: other, stdin: stdout })).json<{ events_new: number }>();
  expect([(await taken()).events_new, (await taken()).events_new]).toEqual([1, 0]);
  expect((await exported(other)).bugs).toEqual((await exported(one)).bugs);
});

test('says so when an imported file is no metrics document', async () => {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'm.json': '{"bugs": [' });
  const { code, stderr } = await runCli(['import', 'm.json'], { cwd });
  expect(code).toBe(3);
  expect(stderr).toContain('m.json');
});
