import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/index.ts';
import { readText } from '../report.ts';

type Json = Record<string, unknown>;

const result = (extra: Json = {}, fields: Json = {}): Json => ({
  check_id: 'python.lang.security.eval-detected',
  path: 'app/run.py',
  start: { line: 7, col: 1 },
  end: { line: 7, col: 9 },
  extra: { message: 'Do not use eval.\n', severity: 'ERROR', ...extra },
  ...fields,
});

const read = (results: unknown[], more: Json = {}) =>
  readText(JSON.stringify({ version: '1.99.0', results, errors: [], ...more }));

describe('a result', () => {
  it('is a finding that says what Semgrep says', async () => {
    const { events, runs, problems } = await read([result({ fix: 'literal_eval(x)' })], {
      paths: { scanned: ['app/run.py', 'app/main.py'] },
    });
    expect(problems).toEqual([]);
    expect(events).toMatchObject([
      {
        source: { tool: 'semgrep' },
        issue_type: 'eval-detected',
        rule_id: 'python.lang.security.eval-detected',
        severity: 'high',
        message: 'Do not use eval.',
        file_path: 'app/run.py',
        line: 7,
        suggestion: 'literal_eval(x)',
      },
    ]);
    expect(runs).toMatchObject([{ totals: { findings: 1, files: 2 } }]);
  });

  it.each([
    ['CRITICAL', 'critical'],
    ['ERROR', 'high'],
    ['WARNING', 'medium'],
    ['INFO', 'low'],
    ['INVENTORY', 'medium'],
  ])('of severity %s is %s', async (severity, ours) => {
    const { events } = await read([result({ severity })]);
    expect(events).toMatchObject([{ severity: ours }]);
  });

  it('that is printed twice is one', async () => {
    const { events, runs } = await read([result(), result()]);
    expect(events).toHaveLength(1);
    expect(runs).toMatchObject([{ totals: { findings: 1 } }]);
  });

  it('of the same rule on another line is another', async () => {
    const { events } = await read([result(), result({}, { start: { line: 8 } })]);
    expect(events).toHaveLength(2);
  });

  it('that is ignored in the code is counted and is no mistake', async () => {
    const { events, runs } = await read([result({ is_ignored: true })]);
    expect(events).toEqual([]);
    expect(runs).toMatchObject([{ totals: { findings: 1 } }]);
  });
});

describe('a scan', () => {
  it('that broke down is partial', async () => {
    const { runs, problems } = await read([], { errors: [{ level: 'error', type: 'Fatal' }] });
    expect(runs).toMatchObject([{ partial: true }]);
    expect(problems).toMatchObject([{ code: 'TOOL_FAILED' }]);
  });

  it('that could not parse some lines is whole', async () => {
    const { runs, problems } = await read([], { errors: [{ level: 'warn', type: 'Syntax error' }] });
    expect(runs[0]?.partial).toBeUndefined();
    expect(problems).toEqual([]);
  });
});

const vulnerability = (status: string, startLine = '12'): Json => ({
  title: 'Slow regular expression in semver',
  advisory: { ruleId: 'ssc-1', severity: 'HIGH', description: 'semver before 7.5.2 is slow.' },
  matchedDependency: { name: 'semver', versionSpecifier: '7.0.0' },
  closestSafeDependency: { name: 'semver', versionSpecifier: '7.5.2' },
  dependencyFileLocation: { path: 'package-lock.json', startLine },
  triage: { status },
  openedAt: '2026-01-02T03:04:05Z',
});

it('reads dependency findings of the app; what is closed is no mistake', async () => {
  const vulns = [vulnerability('NEW'), vulnerability('CLOSED', '40')];
  const { events, runs } = await readText(JSON.stringify({ vulns, hasMore: false }));
  expect(events).toMatchObject([
    {
      timestamp: '2026-01-02T03:04:05.000Z',
      rule_id: 'ssc-1',
      severity: 'high',
      message: 'semver 7.0.0: semver before 7.5.2 is slow.',
      suggestion: 'Upgrade semver to 7.5.2.',
      line: 12,
    },
  ]);
  expect(runs).toMatchObject([{ totals: { findings: 2 } }]);
});

it.each([
  ['{"results": [], "errors": []}', 'semgrep-json'],
  ['{"results": [{"check_id": "a", "path"', 'semgrep-json'],
  ['{"vulns": [{"title": "x", "advisory": {', 'semgrep-json'],
  ['{"errors": [], "generated_at": "2026", "metrics": {}, "results": []}', undefined],
  ['{"results": [{"command": "sleep 1"}]}', undefined],
])('tells from %j that it is %s', (head, format) => {
  expect(detectFormat(head)).toBe(format);
});
