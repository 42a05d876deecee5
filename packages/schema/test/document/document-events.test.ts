import { describe, expect, it } from 'vitest';
import {
  documentFromEvents,
  emptyDocument,
  eventsFromDocument,
  readDocument,
  type BugEvent,
  type Event,
} from '../../src/index.ts';

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

  it('gives each event its own line and stack trace back when they share a row', () => {
    const events = [
      bug({ event_id: 'e_1', stack_trace: 's' }),
      { ...bug({ event_id: 'e_2' }), line: undefined },
      bug({ event_id: 'e_3', pattern: '' }),
    ].map((event) => JSON.parse(JSON.stringify(event)) as Event);
    expect(eventsFromDocument(documentFromEvents(events), reading).events).toEqual(events);
  });

  it('adds to a document without touching what the original wrote, and changes none of its arguments', () => {
    const original = {
      ...emptyDocument(),
      bugs: [{ pattern: 'p', error: 'e', file_path: 'f.py', count: 3 }],
    };
    const before = structuredClone(original);
    const document = documentFromEvents([bug({ event_id: 'e_9' })], original);
    expect(original).toEqual(before);
    expect(document.bugs[0]).toEqual(before.bugs[0]);
    expect(eventsFromDocument(document, reading).events).toHaveLength(4);
  });

  it('joins a row of its own again', () => {
    const first = documentFromEvents([bug({ event_id: 'e_1' })]);
    const both = documentFromEvents([bug({ event_id: 'e_2', line: 7 })], first);
    expect(both.bugs).toMatchObject([{ count: 2, line: 1 }]);
    expect(first.bugs).toMatchObject([{ count: 1 }]);
    expect(eventsFromDocument(both, reading).events).toEqual([
      bug({ event_id: 'e_1' }),
      bug({ event_id: 'e_2', line: 7 }),
    ]);
  });

  it('counts what the original adds to a row of ours, under ids that stay when it adds more', () => {
    const grown = (count: number) => {
      const document = documentFromEvents([bug({ event_id: 'e_1' })]);
      document.bugs[0]!['count'] = count;
      return eventsFromDocument(document, reading).events.map((event) => event.event_id);
    };
    expect(grown(1)).toEqual(['e_1']);
    expect(grown(3)).toHaveLength(3);
    expect(grown(4).slice(0, 3)).toEqual(grown(3));
    expect(new Set(grown(4)).size).toBe(4);
  });
});
