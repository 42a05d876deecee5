import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/index.ts';
import { readText } from '../report.ts';

type Json = Record<string, unknown>;

const message = (fields: Json = {}): Json => ({
  ruleId: 'no-eval',
  severity: 2,
  message: 'eval can be harmful.',
  line: 3,
  column: 1,
  ...fields,
});

const file = (...messages: Json[]): Json => ({
  filePath: '/app/src/a.js',
  messages,
  suppressedMessages: [message({ suppressions: [{ kind: 'directive' }] })],
  errorCount: 99,
});

const read = (...files: unknown[]) => readText(JSON.stringify(files));

describe('a message', () => {
  it('is a finding that says what ESLint says', async () => {
    const { events, runs, problems } = await read(file(message()));
    expect(problems).toEqual([]);
    expect(events).toMatchObject([
      {
        kind: 'code_review',
        source: { tool: 'eslint', format: 'eslint-json' },
        issue_type: 'no-eval',
        rule_id: 'no-eval',
        severity: 'high',
        message: 'eval can be harmful.',
        file_path: '/app/src/a.js',
        line: 3,
      },
    ]);
    expect(runs).toMatchObject([{ kind: 'scan', totals: { findings: 1, errors: 1, files: 1 } }]);
  });

  it.each([
    ['an error', { severity: 2 }, 'high'],
    ['a warning', { severity: 1 }, 'medium'],
    ['a file that cannot be parsed', { severity: 2, fatal: true, ruleId: null }, 'high'],
  ])('that is %s is as severe as that', async (_, fields, severity) => {
    const { events } = await read(file(message(fields)));
    expect(events).toMatchObject([{ severity }]);
  });

  it.each([
    [{ suggestions: [{ desc: 'Use JSON.parse.', fix: { text: 'x' } }] }, 'Use JSON.parse.'],
    [{ fix: { range: [0, 3], text: 'let' } }, 'let'],
  ])('suggests what %j says', async (fields, suggestion) => {
    const { events } = await read(file(message(fields)));
    expect(events).toMatchObject([{ suggestion }]);
  });

  it('about a file that is ignored is counted and is no mistake', async () => {
    const text = 'File ignored because of a matching ignore pattern. Use "--no-ignore" to override.';
    const { events, runs } = await read(file(message({ ruleId: null, severity: 1, message: text })));
    expect(events).toEqual([]);
    expect(runs).toMatchObject([{ totals: { findings: 1, errors: 0 } }]);
  });

  it('is the same record wherever it stands, and one more where it is repeated', async () => {
    const [here, there] = await Promise.all([
      readText(JSON.stringify([file(message(), message({ line: 9 }))]), { runId: 'ci-1' }),
      readText(JSON.stringify([file(message({ line: 7 }), message({ line: 8 }))]), { runId: 'ci-1' }),
    ]);
    const ids = (read: typeof here) => read.events.map(({ event_id }) => event_id);
    expect(ids(here)).toEqual(ids(there));
    expect(new Set(ids(here)).size).toBe(2);
  });
});

describe('a report', () => {
  it('without findings is a scan all the same', async () => {
    const { events, runs } = await read(file(), file());
    expect(events).toEqual([]);
    expect(runs).toMatchObject([{ totals: { findings: 0, errors: 0, files: 2 } }]);
  });

  it('without files is no scan, and says so', async () => {
    const { runs, problems } = await readText('[\n]\n');
    expect(runs).toEqual([]);
    expect(problems).toMatchObject([{ severity: 'info', code: 'NOTHING_SCANNED' }]);
  });

  it('with metadata is read too', async () => {
    const { events } = await readText(JSON.stringify({ results: [file(message())], metadata: { cwd: '/' } }));
    expect(events).toHaveLength(1);
  });

  it('keeps the rest of what is broken', async () => {
    const { events, problems } = await read(file(message(), null as never), null, 3);
    expect(events).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'INVALID_RESULT' }]);
  });

  it('of another shape is told', async () => {
    const { problems } = await readText('[1]', { format: 'eslint-json' });
    expect(problems).toMatchObject([{ severity: 'error', code: 'MALFORMED_REPORT' }]);
  });
});

it.each([
  ['[{"filePath":"a.js","messages":[{"ruleId"', 'eslint-json'],
  ['{"results":[{"filePath":"a.js","messages":[]}],"metadata":{}}', 'eslint-json'],
  [' [ ]', 'eslint-json'],
  ['[{"filePath":"a.js"}]', undefined],
])('tells from %j that it is %s', (head, format) => {
  expect(detectFormat(head)).toBe(format);
});
