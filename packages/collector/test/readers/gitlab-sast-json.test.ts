import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/index.ts';
import { readText } from '../report.ts';

type Json = Record<string, unknown>;

const vulnerability = (fields: Json = {}): Json => ({
  id: 'a1',
  name: 'Use of eval',
  description: 'Input reaches eval.',
  severity: 'High',
  solution: 'Parse it.',
  location: { file: 'src/a.js', start_line: 4, end_line: 5 },
  identifiers: [
    { type: 'semgrep_id', name: 'eval', value: 'js.eval' },
    { type: 'cwe', name: 'CWE-95', value: 95 },
  ],
  ...fields,
});

const scan = {
  scanner: { id: 'semgrep', name: 'Semgrep' },
  type: 'sast',
  start_time: '2026-01-30T10:00:00',
  status: 'success',
};

const read = (vulnerabilities: unknown[], more: Json = {}) =>
  readText(JSON.stringify({ version: '15.0.4', vulnerabilities, scan, ...more }));

describe('a vulnerability', () => {
  it('is a finding that says what the report says', async () => {
    const { events, runs, problems } = await read([vulnerability()]);
    expect(problems).toEqual([]);
    expect(events).toMatchObject([
      {
        timestamp: '2026-01-30T10:00:00.000Z',
        zone_assumed: true,
        source: { tool: 'Semgrep' },
        issue_type: 'Use of eval',
        rule_id: 'js.eval',
        severity: 'high',
        message: 'Input reaches eval.',
        file_path: 'src/a.js',
        line: 4,
        suggestion: 'Parse it.',
      },
    ]);
    expect(runs).toMatchObject([{ scope: 'gitlab-sast-json:sast:Semgrep', totals: { findings: 1 } }]);
  });

  it.each([
    ['Critical', 'critical'],
    ['Medium', 'medium'],
    ['Low', 'low'],
    ['Info', 'low'],
    ['Unknown', 'medium'],
  ])('of severity %s is %s', async (severity, ours) => {
    const { events } = await read([vulnerability({ severity })]);
    expect(events).toMatchObject([{ severity: ours }]);
  });

  it('that is likely a false positive is counted and is no mistake', async () => {
    const flags = [{ type: 'flagged-as-likely-false-positive', origin: 'post analyzer' }];
    const { events, runs } = await read([vulnerability({ flags })]);
    expect(events).toEqual([]);
    expect(runs).toMatchObject([{ totals: { findings: 1 } }]);
  });

  it.each([
    ['a number as its rule', { identifiers: [{ type: 'cwe', value: 79 }] }, { rule_id: '79' }],
    ['an image', { location: { image: 'app:1' } }, { file_path: 'app:1' }],
    ['only a name', { description: undefined }, { message: 'Use of eval' }],
  ])('may have %s', async (_, fields, expected) => {
    const { events } = await read([vulnerability(fields)]);
    expect(events).toMatchObject([expected]);
  });
});

it('reads the list of version 1', async () => {
  const first = {
    tool: 'brakeman',
    message: 'SQL injection',
    cve: 'a:b',
    file: 'a.rb',
    line: 3,
    priority: 'High',
  };
  const { events } = await readText(JSON.stringify([first]));
  expect(events).toMatchObject([{ severity: 'high', message: 'SQL injection', file_path: 'a.rb', line: 3 }]);
});

it('is partial when the scanner failed', async () => {
  const { runs, problems } = await read([], { scan: { ...scan, status: 'failure' } });
  expect(runs).toMatchObject([{ partial: true, totals: { findings: 0 } }]);
  expect(problems).toMatchObject([{ code: 'TOOL_FAILED' }]);
});

it.each([
  ['{"version":"15.0.4","vulnerabilities":[],"scan":{"scanner":{}}}', 'gitlab-sast-json'],
  ['{"version":"2.3","vulnerabilities":[],"remediations":[]}', 'gitlab-sast-json'],
  ['{"vulnerabilities":[],"ok":true}', undefined],
])('tells from %j that it is %s', (head, format) => {
  expect(detectFormat(head)).toBe(format);
});
