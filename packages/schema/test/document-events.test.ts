import { describe, expect, it } from 'vitest';
import {
  documentFromEvents,
  eventsFromDocument,
  readDocument,
  type BugEvent,
  type Event,
} from '../src/index.ts';

const reading = {
  runKey: 'r',
  source: { tool: 'original', format: 'metrics-json' },
  fallback: '2026-01-31T12:00:00.000Z',
};

const read = (value: unknown) => {
  const document = readDocument(value)?.document;
  if (document === undefined) throw new Error('not a document');
  return eventsFromDocument(document, reading);
};

const bug = (fields: Partial<BugEvent>): Event => ({
  kind: 'bug',
  event_id: 'e_1',
  timestamp: '2026-01-30T00:00:00.000Z',
  source: reading.source,
  pattern: 'p',
  error: 'e',
  code: 'c',
  file_path: 'f.py',
  line: 1,
  ...fields,
});

describe('eventsFromDocument', () => {
  it('makes a row counted three times three events, and only the growth is new when it has grown', () => {
    const row = {
      pattern: 'p',
      error: 'e',
      code: 'c',
      file_path: 'f.py',
      line: 1,
      stack_trace: null,
      timestamp: '2026-01-30T00:00:00',
      count: 3,
    };
    const before = read({ bugs: [row] }).events.map((event) => event.event_id);
    const after = read({ bugs: [{ ...row, count: 4, timestamp: '2026-01-31T00:00:00' }] }).events.map(
      (event) => event.event_id,
    );
    expect(before).toHaveLength(3);
    expect(after.slice(0, 3)).toEqual(before);
    expect(after).toHaveLength(4);
  });

  it('reads a time without zone as UTC and marks it', () => {
    const [event] = read({ bugs: [{ pattern: 'p', timestamp: '2026-01-30T00:00:00' }] }).events;
    expect(event).toMatchObject({ timestamp: '2026-01-30T00:00:00.000Z', zone_assumed: true });
  });

  it('names the row of a bad count or time, and keeps the row', () => {
    const { events, problems } = read({ bugs: [{ pattern: 'z', count: -3, timestamp: '2026-02-30' }] });
    expect(events).toHaveLength(1);
    expect(problems.map((problem) => problem.code)).toEqual(['INVALID_TIMESTAMP', 'INVALID_COUNT']);
  });

  it('takes medium for a severity nobody understands, and keeps and reports what was written', () => {
    const { events, problems } = read({ code_reviews: [{ pattern: 'p', severity: 'purple' }] });
    expect(events).toMatchObject([{ severity: 'medium', extra: { unknown_severity: 'purple' } }]);
    expect(problems).toMatchObject([{ code: 'UNKNOWN_SEVERITY' }]);
  });

  it('takes null categories, single rows and rows that are no objects without failing', () => {
    const result = readDocument({ bugs: null, test_failures: { test_name: 't' }, code_reviews: [3] });
    expect(result?.document.test_failures).toHaveLength(1);
    expect(result?.problems).toMatchObject([
      { code: 'INVALID_ROW', message: expect.stringContaining('code_reviews[0]') },
    ]);
  });
});

describe('documentFromEvents', () => {
  it('gives the same events again', () => {
    const events = [
      bug({ event_id: 'e_1' }),
      bug({
        event_id: 'e_2',
        timestamp: '2026-01-31T00:00:00.000Z',
        line: 99,
        stack_trace: 's',
        count: 2,
        extra: { a: 1 },
      }),
      bug({ event_id: 'e_3', error: 'other' }),
    ];
    const document = documentFromEvents(events);
    expect(document.bugs).toMatchObject([
      { count: 3, timestamp: '2026-01-31T00:00:00.000Z', line: 1 },
      { count: 1 },
    ]);
    expect(eventsFromDocument(document, reading)).toEqual({ events, problems: [] });
  });

  it('keeps kinds that the original does not know beside its categories', () => {
    const measurement: Event = {
      kind: 'measurement',
      event_id: 'e',
      timestamp: '2026-01-30T00:00:00.000Z',
      source: reading.source,
      name: 'n',
      value: 1,
    };
    expect(eventsFromDocument(documentFromEvents([measurement]), reading).events).toEqual([measurement]);
  });
});
