import { describe, expect, it } from 'vitest';
import { detectFormat, MetricsCollector } from '../../src/index.ts';
import { ingestText, readText, Shelf } from '../report.ts';

const row = {
  pattern: 'bounds_checking',
  error: 'IndexError',
  code: 'items[0]',
  file_path: 'basket.py',
  line: 3,
  stack_trace: null,
  timestamp: '2026-01-30T10:00:00',
  count: 2,
};

describe('a metrics document', () => {
  it('is read as one event for each time that a row counts', async () => {
    const { events, runs, problems } = await readText(JSON.stringify({ bugs: [row] }));
    expect(events).toMatchObject([{ kind: 'bug', pattern: 'bounds_checking' }, { kind: 'bug' }]);
    expect(runs).toMatchObject([{ kind: 'document' }]);
    expect(problems).toEqual([]);
  });

  it('adds only its growth when it is read again, wherever it lies', async () => {
    const shelf = new Shelf();
    await ingestText(JSON.stringify({ bugs: [row] }), shelf);
    const grown = JSON.stringify({ bugs: [{ ...row, count: 5 }] });
    expect(await ingestText(grown, shelf, {}, 'elsewhere.json')).toMatchObject({
      format: 'metrics-json',
      events_new: 3,
      events_known: 2,
    });
  });

  it('that we exported gives the events that were logged', async () => {
    const shelf = new Shelf();
    const collector = new MetricsCollector({ sink: shelf });
    collector.logBug({ pattern: 'p', error: 'e', code: 'c', filePath: 'f', line: 1 });
    collector.logPerformanceMetric({ metricType: 'latency', details: { ms: 5 } });
    await collector.flush();
    expect(await ingestText(collector.exportJson(), shelf)).toMatchObject({ events_new: 0, events_known: 2 });
  });

  it('names rows that it cannot take and keeps the others', async () => {
    const { events, problems } = await readText(JSON.stringify({ bugs: [3, row], code_reviews: [] }));
    expect(events).toHaveLength(2);
    expect(problems).toMatchObject([{ code: 'INVALID_ROW', path: 'report' }]);
  });

  it.each(['[]', `{"bugs":[${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}]}`])(
    'is refused as %.20s',
    async (text) => {
      const { problems } = await readText(text, { format: 'metrics-json' });
      expect(problems).toMatchObject([{ code: 'MALFORMED_DOCUMENT' }]);
    },
  );
});

it.each([
  ['{"bugs": []}', 'metrics-json'],
  ['{"version": 1, "llm_calls": [{', 'metrics-json'],
  ['{"name": "x", "bugs": {"url": "https://x.test"}}', undefined],
])('tells from %j that it is %s', (head, format) => {
  expect(detectFormat(head)).toBe(format);
});
