import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/index.ts';
import { ingestText, readText, Shelf } from '../report.ts';
import { ENVELOPE, ENVELOPE_EVENT, OTLP_LINES, OTLP_LOGS, OTLP_TRACES } from './fixtures.ts';

const event = JSON.stringify(ENVELOPE_EVENT);

describe('a Sentry event', () => {
  it.each([
    ['of an envelope', ENVELOPE],
    ['as the store keeps it', event],
    ['in a list', `[${event}]`],
    ['in a webhook', `{"action":"created","data":{"event":${event}}}`],
  ])('%s is a bug at the innermost call of the program', async (_, text) => {
    const { events, runs, problems } = await readText(text, { format: 'sentry' });
    expect(events).toMatchObject([
      {
        kind: 'bug',
        timestamp: '2026-01-30T10:00:00.000Z',
        error: 'PriceError: no price – apple',
        code: '',
        file_path: 'cart.py',
        line: 12,
        extra: { level: 'error', environment: 'production', release: 'shop@1.4.2' },
      },
    ]);
    expect(events[0]).toHaveProperty(
      'stack_trace',
      [
        'PriceError: no price – apple',
        '    at decode (json/decoder.py:337)',
        '    at total (cart.py:12)',
        '    at checkout (app.py:42)',
        "Caused by: KeyError: 'apple'",
      ].join('\n'),
    );
    expect(runs).toMatchObject([{ kind: 'log' }]);
    expect(problems).toEqual([]);
  });

  it.each([ENVELOPE, event])('is detected in %.40s', (text) => {
    expect(detectFormat(text)).toBe('sentry');
  });

  it('is the same one in whatever it is seen again', async () => {
    const shelf = new Shelf();
    await ingestText(ENVELOPE, shelf);
    expect(await ingestText(event, shelf)).toMatchObject({
      format: 'sentry',
      events_new: 0,
      events_known: 1,
    });
  });

  it.each([
    ['a transaction', { ...ENVELOPE_EVENT, type: 'transaction' }],
    [
      'a message that is no error',
      { ...ENVELOPE_EVENT, exception: undefined, level: 'info', message: 'hello' },
    ],
  ])('that is %s is none', async (_, given) => {
    const { events } = await readText(JSON.stringify(given));
    expect(events).toEqual([]);
  });

  it('that is an error message is a bug without a place', async () => {
    const given = { ...ENVELOPE_EVENT, exception: undefined, message: 'queue is full' };
    const { events } = await readText(JSON.stringify(given));
    expect(events).toMatchObject([{ error: 'queue is full', file_path: '' }]);
  });

  it('comes from the API with its exception among the entries', async () => {
    const given = {
      eventID: 'C8DB6441-2240-4709-9FA5-B5D9E1391501',
      dateCreated: '2026-01-30T10:00:00Z',
      entries: [
        {
          type: 'exception',
          data: {
            values: [
              {
                type: 'E',
                value: 'v',
                stacktrace: { frames: [{ absPath: 'a.js', lineNo: 3, inApp: true }] },
              },
            ],
          },
        },
      ],
    };
    const { events } = await readText(JSON.stringify(given));
    expect(events).toMatchObject([{ error: 'E: v', file_path: 'a.js', line: 3 }]);
  });

  it('that was cut off is a problem with its line, and the run is partial', async () => {
    const { events, runs, problems } = await readText(ENVELOPE.slice(0, ENVELOPE.indexOf('cart.py')));
    expect(events).toEqual([]);
    expect(problems).toMatchObject([{ code: 'MALFORMED_ENVELOPE', line: 6 }]);
    expect(runs).toMatchObject([{ partial: true }]);
  });

  it('log of an envelope is a bug when its level is one', async () => {
    const logs = {
      items: [
        { level: 'error', body: 'no items', timestamp: 1769767201 },
        { level: 'info', body: 'fine' },
      ],
    };
    const text = `{"sdk":{}}\n{"type":"log","item_count":2}\n${JSON.stringify(logs)}\n`;
    const { events } = await readText(text);
    expect(events).toMatchObject([{ error: 'no items', timestamp: '2026-01-30T10:00:01.000Z' }]);
  });
});

describe('OTLP', () => {
  it('has a bug in each exception of a span', async () => {
    expect(detectFormat(OTLP_TRACES)).toBe('otlp-json');
    const { events } = await readText(OTLP_TRACES);
    expect(events).toMatchObject([
      {
        kind: 'bug',
        project: 'shop',
        source: { tool: 'opentelemetry', commit: 'abc123' },
        timestamp: '2026-01-30T10:00:00.000Z',
        error: 'TypeError: x is undefined',
        file_path: '/srv/shop/cart.js',
        line: 3,
        extra: { span: 'GET /cart' },
      },
    ]);
  });

  it('has a bug in each log record that is an error, and in no other', async () => {
    const { events } = await readText(OTLP_LOGS);
    expect(events).toMatchObject([
      { error: 'no items', file_path: 'src/cart.ts', line: 9 },
      { error: 'out of memory', file_path: '' },
    ]);
  });

  it('is read line by line, and adds nothing when it is seen again', async () => {
    const shelf = new Shelf();
    expect(await ingestText(OTLP_LINES, shelf)).toMatchObject({
      format: 'otlp-json',
      events_new: 3,
      problems: [],
    });
    expect(await ingestText(OTLP_LOGS, shelf)).toMatchObject({ events_new: 0, events_known: 2 });
  });

  it('names the lines that are none and reads the others', async () => {
    const { events, problems, runs } = await readText(`${OTLP_TRACES}\n{"resourceLogs":[\n${OTLP_LOGS}\n`);
    expect(events).toHaveLength(3);
    expect(problems).toMatchObject([{ code: 'MALFORMED_JSON', line: 2 }]);
    expect(runs).toMatchObject([{ partial: true }]);
  });

  it('of metrics has no bug, but is a run', async () => {
    const { events, runs, problems } = await readText('{"resourceMetrics":[{}]}');
    expect([events, problems]).toEqual([[], []]);
    expect(runs).toMatchObject([{ kind: 'log' }]);
  });

  it('is refused where it is something else', async () => {
    const { problems } = await readText('{"a":1}', { format: 'otlp-json' });
    expect(problems).toMatchObject([{ code: 'MALFORMED_OTLP' }]);
  });
});
