import { eventsFromDocument, type Event } from '@feedback/schema';
import { fixedClock } from '@feedback/testing';
import { describe, expect, it } from 'vitest';
import { CollectorError, MetricsCollector } from '../src/index.ts';

const aBug = {
  pattern: 'bounds_checking',
  error: 'IndexError',
  code: 'items[0]',
  filePath: 'basket.py',
  line: 3,
};

const errorOf = (work: () => unknown): CollectorError => {
  try {
    work();
  } catch (error) {
    if (error instanceof CollectorError) return error;
  }
  throw new Error('threw no CollectorError');
};

const readBack = (collector: MetricsCollector): readonly Event[] =>
  eventsFromDocument(collector.exportDict(), {
    runKey: 'r',
    source: { tool: 't', format: 'f' },
    fallback: '2026-01-01T00:00:00.000Z',
  }).events;

describe('logging', () => {
  it('counts an equal bug in one row and keeps when each happened', () => {
    const collector = new MetricsCollector();
    collector.logBug({ ...aBug, timestamp: '2026-01-02T00:00:00Z' });
    collector.logBug({ ...aBug, timestamp: '2026-01-01T00:00:00Z', line: 9 });
    expect(collector.exportDict().bugs).toMatchObject([
      { count: 2, line: 3, timestamp: '2026-01-02T00:00:00.000Z' },
    ]);
    expect(readBack(collector)).toMatchObject([
      { timestamp: '2026-01-02T00:00:00.000Z', line: 3 },
      { timestamp: '2026-01-01T00:00:00.000Z', line: 9 },
    ]);
  });

  it('takes a pattern that is named later into the row of the same test failure', () => {
    const collector = new MetricsCollector();
    const failure = { testName: 'test_total', failureReason: 'KeyError' };
    collector.logTestFailure(failure);
    collector.logTestFailure({ ...failure, patternViolated: 'late_info', codeSnippet: 'x' });
    collector.logTestFailure(failure);
    expect(collector.exportDict().test_failures).toMatchObject([
      { pattern_violated: 'late_info', code_snippet: 'x', count: 3 },
    ]);
  });

  it('keeps test failures of two patterns apart', () => {
    const collector = new MetricsCollector();
    const failure = { testName: 't', failureReason: 'r' };
    for (const patternViolated of ['one', 'two', 'one'])
      collector.logTestFailure({ ...failure, patternViolated });
    expect(collector.exportDict().test_failures).toMatchObject([
      { pattern_violated: 'one', count: 2 },
      { pattern_violated: 'two', count: 1 },
    ]);
  });

  it('gives equal entries of one moment ids of their own, and the same ids when all is logged again', () => {
    const ids = () => {
      const collector = new MetricsCollector({ clock: fixedClock() });
      collector.logBug(aBug);
      collector.logBug(aBug);
      return readBack(collector).map(({ event_id }) => event_id);
    };
    expect(new Set(ids()).size).toBe(2);
    expect(ids()).toEqual(ids());
  });

  it('reads severities as people write them', () => {
    const collector = new MetricsCollector();
    const issue = { issueType: 'i', pattern: 'p', filePath: 'f' };
    collector.logCodeReviewIssue({ ...issue, severity: 'HIGH' });
    collector.logCodeReviewIssue({ ...issue, severity: 'blocker' });
    expect(collector.exportDict().code_reviews.map(({ severity }) => severity)).toEqual(['high', 'critical']);
  });

  it('strips what a terminal would obey', () => {
    const collector = new MetricsCollector();
    collector.logBug({ ...aBug, error: '\u001B[31mred\u001B[0m\u0007' });
    expect(collector.exportDict().bugs[0]).toMatchObject({ error: 'red' });
  });

  it('reads a time without zone as UTC and marks it', () => {
    const collector = new MetricsCollector();
    collector.logBug({ ...aBug, timestamp: '2026-01-02T03:04:05' });
    expect(readBack(collector)).toMatchObject([
      { timestamp: '2026-01-02T03:04:05.000Z', zone_assumed: true },
    ]);
  });

  const generation = { prompt: 'p', patternsApplied: ['a'], confidence: 1, success: true };
  const review = { issueType: 'i', pattern: 'p', severity: 'low', filePath: 'f' };
  it.each<[string, string, (collector: MetricsCollector) => unknown]>([
    ['an empty pattern', 'pattern', (c) => c.logBug({ ...aBug, pattern: ' ' })],
    ['a negative line', 'line', (c) => c.logBug({ ...aBug, line: -5 })],
    ['a missing error', 'error', (c) => c.logBug({ ...aBug, error: undefined as never })],
    ['a number for a path', 'filePath', (c) => c.logBug({ ...aBug, filePath: 3 as never })],
    ['an impossible date', 'timestamp', (c) => c.logBug({ ...aBug, timestamp: '2026-02-30' })],
    ['an invalid Date', 'timestamp', (c) => c.logBug({ ...aBug, timestamp: new Date('x') })],
    ['an unknown severity', 'severity', (c) => c.logCodeReviewIssue({ ...review, severity: 'awful' })],
    ['a confidence above 1', 'confidence', (c) => c.logCodeGeneration({ ...generation, confidence: 2 })],
    [
      'details that are no JSON',
      'details',
      (c) => c.logPerformanceMetric({ metricType: 'm', details: { f: () => 1 } }),
    ],
    ['no entry at all', 'the entry', (c) => c.logBug(null as never)],
  ])('refuses %s, names the field and logs nothing', (_, field, log) => {
    const collector = new MetricsCollector();
    expect(errorOf(() => log(collector))).toMatchObject({ code: 'INVALID_ENTRY', field });
    expect(collector.getSummary().total).toBe(0);
  });

  it('takes null for what is not known', () => {
    const collector = new MetricsCollector();
    collector.logBug({ ...aBug, line: null, stackTrace: null });
    expect(collector.exportDict().bugs).toMatchObject([{ line: null, stack_trace: null }]);
  });
});

describe('the document', () => {
  it('is a copy: changing it changes nothing here', () => {
    const collector = new MetricsCollector();
    collector.logBug(aBug);
    collector.exportDict().bugs.pop();
    expect(collector.getSummary()).toMatchObject({ bugs: 1, total: 1 });
  });

  it('comes through export and load unchanged', () => {
    const collector = new MetricsCollector({ project: 'shop' });
    collector.logBug(aBug);
    collector.logDeploymentIssue({ issueType: 'i', pattern: 'p', environment: 'prod' });
    const other = new MetricsCollector();
    expect(other.loadFromJson(collector.exportJson())).toEqual([]);
    expect(other.exportDict()).toEqual(collector.exportDict());
  });

  it('keeps categories that it does not know', () => {
    const collector = new MetricsCollector();
    collector.loadFromJson('{"my_events": [{"a": 1}]}');
    expect(collector.exportDict()['my_events']).toEqual([{ a: 1 }]);
  });

  it('goes on counting a loaded row and says when its earlier entries happened', () => {
    const row = { ...aBug, file_path: 'basket.py', timestamp: '2025-05-05T05:05:05', count: 2 };
    const collector = new MetricsCollector({ clock: fixedClock() });
    collector.loadFromJson(JSON.stringify({ bugs: [row] }));
    collector.logBug(aBug);
    expect(collector.exportDict().bugs).toMatchObject([{ count: 3 }]);
    expect(readBack(collector).map(({ timestamp }) => timestamp.slice(0, 4))).toEqual([
      '2025',
      '2025',
      '2026',
    ]);
  });

  it('logs beside loaded rows that lack fields or have wrong ones', () => {
    const collector = new MetricsCollector();
    collector.loadFromJson('{"bugs": [{"pattern": "bounds_checking"}, {"pattern": 3, "error": null}]}');
    collector.logBug(aBug);
    expect(collector.getSummary().bugs).toBe(3);
  });

  it('tells what it could not load', () => {
    expect(new MetricsCollector().loadFromJson('{"bugs": [7]}')).toMatchObject([{ code: 'INVALID_ROW' }]);
  });

  it.each([
    ['{\n  "bugs": [,]\n}', 2, 12],
    ['{', 1, 2],
    ['', 1, 1],
    ['[]', 1, 1],
    ['"text"', 1, 1],
  ])('refuses %j with line and column and keeps what was there', (text, line, column) => {
    const collector = new MetricsCollector();
    collector.logBug(aBug);
    expect(errorOf(() => collector.loadFromJson(text))).toMatchObject({ code: 'INVALID_JSON', line, column });
    expect(collector.getSummary().total).toBe(1);
  });

  it('refuses nesting without end instead of running out of stack', () => {
    const deep = `{"bugs": [${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}]}`;
    expect(errorOf(() => new MetricsCollector().loadFromJson(deep))).toMatchObject({ code: 'INVALID_JSON' });
  });

  it('forgets everything when cleared', () => {
    const collector = new MetricsCollector();
    collector.logBug(aBug);
    collector.clear();
    collector.logBug(aBug);
    expect(collector.exportDict().bugs).toMatchObject([{ count: 1 }]);
  });
});

describe('the sink', () => {
  const sink = (refusals: number) => {
    const stored: Event[] = [];
    let left = refusals;
    const append = (events: readonly Event[]) => {
      if (left-- > 0) return Promise.reject(new Error('disk full'));
      stored.push(...events);
      return Promise.resolve({ added: events.length, known: 0 });
    };
    return { stored, append };
  };

  it('gets every event in order', async () => {
    const target = sink(0);
    const collector = new MetricsCollector({ sink: target, project: 'shop' });
    for (let line = 1; line <= 2_500; line++) collector.logBug({ ...aBug, line });
    await collector.flush();
    expect(target.stored.map((event) => 'line' in event && event.line)).toEqual(
      Array.from({ length: 2_500 }, (_, index) => index + 1),
    );
    expect(target.stored[0]).toMatchObject({ kind: 'bug', project: 'shop' });
  });

  it('gets no secret, while the document says what was logged', async () => {
    const target = sink(0);
    const collector = new MetricsCollector({ sink: target });
    collector.logBug({ ...aBug, error: 'refused ann@example.com', filePath: '/home/ann/a.py' });
    await collector.flush();
    expect(target.stored).toMatchObject([{ error: 'refused <redacted:email>', file_path: '~/a.py' }]);
    expect(collector.exportDict().bugs).toMatchObject([
      { error: 'refused ann@example.com', file_path: '/home/ann/a.py' },
    ]);
  });

  it('tells at flush that it failed, keeps the events, and sends them at the next one', async () => {
    const target = sink(2);
    const collector = new MetricsCollector({ sink: target });
    collector.logBug(aBug);
    await expect(collector.flush()).rejects.toMatchObject({
      code: 'SINK_FAILED',
      message: expect.stringContaining('disk full'),
    });
    collector.logBug({ ...aBug, pattern: 'second' });
    await collector.flush();
    expect(target.stored.map(({ pattern }) => pattern)).toEqual(['bounds_checking', 'second']);
  });

  it('has nothing to flush without one', async () => {
    await expect(new MetricsCollector().flush()).resolves.toBeUndefined();
  });
});

it('names its events the same with a sink and without one', async () => {
  const kept: Event[] = [];
  const append = (events: readonly Event[]) => {
    kept.push(...events);
    return Promise.resolve({ added: events.length, known: 0 });
  };
  const [alone, forwarding] = [{}, { sink: { append } }].map(
    (options) => new MetricsCollector({ ...options, clock: fixedClock() }),
  );
  for (const collector of [alone, forwarding])
    for (const line of [1, 1, 2]) collector?.logBug({ ...aBug, line });
  await forwarding?.flush();
  expect(alone?.exportDict()).toEqual(forwarding?.exportDict());
  expect(new Set(kept.map(({ event_id }) => event_id)).size).toBe(3);
});
