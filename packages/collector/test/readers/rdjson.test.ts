import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/index.ts';
import { readText, report, gather } from '../report.ts';
import { readReport } from '../../src/index.ts';
import { fixedClock } from '@feedback/testing';

type Json = Record<string, unknown>;

const diagnostic = (fields: Json = {}): Json => ({
  message: 'Line is too long',
  location: { path: 'src/a.go', range: { start: { line: 14, column: 15 } } },
  severity: 'ERROR',
  code: { value: 'lll', url: 'https://example.com' },
  ...fields,
});

const read = (diagnostics: unknown[], more: Json = {}) => readText(JSON.stringify({ diagnostics, ...more }));

const lines = (...values: unknown[]): string =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');

describe('a diagnostic', () => {
  it('is a finding that says what the result says', async () => {
    const suggestions = [{ range: {}, text: 'shorter' }];
    const { events, runs } = await read([diagnostic({ suggestions })], { source: { name: 'golint' } });
    expect(events).toMatchObject([
      {
        source: { tool: 'golint', format: 'rdjson' },
        issue_type: 'lll',
        rule_id: 'lll',
        severity: 'high',
        message: 'Line is too long',
        file_path: 'src/a.go',
        line: 14,
        suggestion: 'shorter',
      },
    ]);
    expect(runs).toMatchObject([{ scope: 'rdjson:golint', totals: { findings: 1 } }]);
  });

  it.each([
    ['ERROR', {}, 'high'],
    [2, {}, 'medium'],
    ['INFO', {}, 'low'],
    ['UNKNOWN_SEVERITY', {}, 'medium'],
    [undefined, { severity: 'INFO' }, 'low'],
    [undefined, {}, 'medium'],
  ])('of severity %s in a result with %j is %s', async (severity, defaults, ours) => {
    const { events } = await read([diagnostic({ severity })], defaults);
    expect(events).toMatchObject([{ severity: ours }]);
  });

  it('may have a tool of its own', async () => {
    const { events } = await read([diagnostic({ source: { name: 'vale' } })], { source: { name: 'all' } });
    expect(events).toMatchObject([{ source: { tool: 'vale' } }]);
  });

  it('that says nothing is told', async () => {
    const { events, problems } = await read([null, {}, diagnostic()]);
    expect(events).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'INVALID_RESULT' }]);
  });
});

describe('diagnostics on lines', () => {
  it('are read one by one, whatever the pieces', async () => {
    const text = lines(diagnostic(), '', diagnostic({ message: 'Other' }));
    for (const size of [1, 7, 1_000]) {
      const items = readReport(report(text, 'report', size), { clock: fixedClock() });
      const { events, runs, problems } = await gather(items);
      expect(problems).toEqual([]);
      expect(events).toHaveLength(2);
      expect(runs).toMatchObject([{ scope: 'rdjsonl', totals: { findings: 2 } }]);
    }
  });

  it('have a place where one of them is bad', async () => {
    const { events, runs, problems } = await readText(lines(diagnostic(), '{"message"', '{}', diagnostic()));
    expect(events).toHaveLength(2);
    expect(runs).toMatchObject([{ partial: true }]);
    expect(problems).toMatchObject([
      { code: 'INVALID_LINE', line: 2, message: expect.stringContaining('not JSON') },
      { code: 'INVALID_LINE', line: 3, message: expect.stringContaining('no diagnostic') },
    ]);
  });

  it('are no scan where none is good', async () => {
    const { runs, problems } = await readText('x', { format: 'rdjsonl' });
    expect(runs).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['INVALID_LINE', 'MALFORMED_REPORT']);
  });

  it('tell with measure how many are bad', async () => {
    const { problems } = await readText(lines(diagnostic(), ...Array.from({ length: 25 }, () => 'x')));
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toContain('5 more lines');
  });
});

it.each([
  [JSON.stringify({ source: {}, diagnostics: [] }), 'rdjson'],
  [lines(diagnostic(), diagnostic()), 'rdjsonl'],
  ['{"generalDiagnostics":[],"summary":{},"diagnostics":[]}', undefined],
  ['{"message":"started","level":"info"}\n{"location":{"path":"x"}}', undefined],
])('tells from %j that it is %s', (head, format) => {
  expect(detectFormat(head)).toBe(format);
});
