import type { BugEvent } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/index.ts';
import { ingestText, readText, Shelf } from '../report.ts';
import * as fixtures from './fixtures.ts';

const bugsIn = async (text: string, format?: string): Promise<readonly BugEvent[]> => {
  const { events } = await readText(text, { format });
  return events as readonly BugEvent[];
};

const NOW = '2026-01-31T12:00:00.000Z';

describe('an error in a log', () => {
  it.each<
    readonly [name: string, text: string, error: string, file: string, line: number | undefined, time: string]
  >([
    [
      'Node',
      fixtures.NODE,
      "TypeError: Cannot read properties of undefined (reading 'name')",
      '/srv/shop/cart.js',
      10,
      '2026-01-30T10:00:01.000Z',
    ],
    ['Node that crashed', fixtures.NODE_CRASH, 'RangeError: no items', '/srv/shop/cart.js', 3, NOW],
    [
      'Python with a cause',
      fixtures.PYTHON,
      "shop.errors.PriceError: no price for 'apple'",
      '/srv/shop/cart.py',
      12,
      '2026-01-30T10:00:01.500Z',
    ],
    ['Python that crashed', fixtures.PYTHON_CRASH, 'ZeroDivisionError: division by zero', 'main.py', 3, NOW],
    [
      'Spring Boot',
      fixtures.JAVA,
      'java.lang.IllegalStateException: no total',
      'com/shop/cart/Cart.java',
      57,
      '2026-01-30T10:00:01.500Z',
    ],
    [
      'java.util.logging',
      fixtures.JAVA_UTIL,
      'java.lang.RuntimeException: boom',
      'com/shop/Cart.java',
      5,
      '2026-01-30T22:00:01.000Z',
    ],
    [
      'Go',
      fixtures.GO,
      'panic: runtime error: index out of range [5] with length 3',
      '/srv/shop/cart.go',
      12,
      '2026-01-30T10:00:00.000Z',
    ],
    [
      '.NET',
      fixtures.DOTNET,
      'System.InvalidOperationException: Sequence contains no elements',
      '/srv/shop/Cart.cs',
      31,
      NOW,
    ],
    [
      'Ruby',
      fixtures.RUBY,
      "NoMethodError: undefined method 'price' for nil",
      '/srv/shop/cart.rb',
      14,
      '2026-01-30T10:00:01.500Z',
    ],
    ['Ruby that crashed', fixtures.RUBY_CRASH, 'no items (ArgumentError)', 'cart.rb', 3, NOW],
    ['PHP', fixtures.PHP, 'RuntimeException: no items', '/srv/shop/cart.php', 14, '2026-01-30T10:00:02.000Z'],
    ['syslog', fixtures.SYSLOG, 'no items', '', undefined, '2026-01-30T10:00:01.000Z'],
    [
      'Serilog',
      fixtures.SERILOG,
      'System.ArgumentException: empty',
      'C:/shop/Cart.cs',
      9,
      '2026-01-30T10:00:01.000Z',
    ],
    ['a container', fixtures.PREFIXED, 'no items', '', undefined, '2026-01-30T10:00:01.000Z'],
    [
      'Pino',
      fixtures.PINO,
      'TypeError: x is not a function',
      '/srv/shop/cart.js',
      3,
      '2026-01-30T10:00:01.000Z',
    ],
    [
      'structlog',
      fixtures.STRUCTLOG,
      "NameError: name 'x' is not defined",
      '/srv/shop/cart.py',
      7,
      '2026-01-30T10:00:01.000Z',
    ],
    ['Docker', fixtures.DOCKER, 'ValueError: bad', '', undefined, '2026-01-30T10:00:01.000Z'],
  ])('of %s is one event with its trace', async (_, text, error, file, line, time) => {
    expect(detectFormat(text)).toBe('log');
    const bugs = await bugsIn(text);
    expect(bugs.map((bug) => [bug.error, bug.file_path, bug.line, bug.timestamp])).toEqual([
      [error, file, line, time],
    ]);
    expect(bugs[0]?.code).toBe('');
  });

  it.each([
    ['line 2^53 + 1', fixtures.PHP.replace('cart.php:14', 'cart.php:9007199254740993')],
    ['line 0', fixtures.PHP.replace('cart.php:14', 'cart.php:0')],
  ])('at %s keeps its file and goes without the line', async (_, text) => {
    const [bug] = await bugsIn(text);
    expect(bug?.file_path).toBe('/srv/shop/cart.php');
    expect(bug?.line).toBeUndefined();
  });

  it('keeps every line of its trace and none of the next record', async () => {
    const [bug] = await bugsIn(fixtures.JAVA);
    expect(bug?.stack_trace).toMatch(/^2026-01-30 10:00:01\.500 ERROR/);
    expect(bug?.stack_trace).toMatch(/\.\.\. 14 common frames omitted$/);
    expect(bug?.extra).toEqual({ message: 'Checkout failed' });
  });

  it('is no event when it is a warning, whatever trace it has', async () => {
    expect(
      await bugsIn('2026-01-30 10:00:00 WARN slow\nTypeError: x\n    at f (/a.js:1:1)\n', 'log'),
    ).toEqual([]);
  });

  it('without calls and without a header is none', async () => {
    expect(await bugsIn('ValueError: bad\nmore\n', 'log')).toEqual([]);
  });

  it('is found though each line of its trace has a header', async () => {
    const prefix = '2026-01-30 10:00:00 ERROR ';
    const text = ['boom', 'TypeError: x', '    at f (/srv/a.js:1:1)', '    at g (/srv/b.js:2:1)'].map(
      (line) => prefix + line,
    );
    const bugs = await bugsIn(text.join('\n'));
    expect(bugs.at(-1)).toMatchObject({ error: 'TypeError: x', file_path: '/srv/a.js' });
    expect(bugs).toHaveLength(2);
  });

  it('ends where it gets too long', async () => {
    const text = `2026-01-30 10:00:00 ERROR boom\n${'    at f (/srv/a.js:1:1)\n'.repeat(5_000)}2026-01-30 10:00:01 ERROR next\n`;
    const bugs = await bugsIn(text);
    expect(bugs.map(({ error }) => error)).toEqual(['boom', 'next']);
    expect(bugs[0]?.stack_trace?.length).toBeLessThan(20_000);
  });
});

describe('a log that is read again', () => {
  it('adds only what was written since, also from a rotated file', async () => {
    const shelf = new Shelf();
    const [first, second, third] = ['ERROR a', 'ERROR b', 'ERROR c'].map(
      (text, at) => `2026-01-30 10:00:0${at} ${text}\n`,
    );
    await ingestText(`${first ?? ''}${second ?? ''}`, shelf);
    expect(await ingestText(`${second ?? ''}${third ?? ''}`, shelf, {}, 'log.1')).toMatchObject({
      events_new: 1,
      events_known: 1,
    });
  });

  it('counts what happened twice at one time twice, once', async () => {
    const shelf = new Shelf();
    const text = '2026-01-30 10:00:00 ERROR a\n'.repeat(2);
    expect(await ingestText(text, shelf)).toMatchObject({ events_new: 2 });
    expect(await ingestText(text, shelf, {}, 'copy')).toMatchObject({ events_new: 0 });
  });

  it('is a run also when nothing went wrong', async () => {
    const { runs } = await readText('2026-01-30 10:00:00 INFO fine\n');
    expect(runs).toMatchObject([{ kind: 'log', totals: {} }]);
  });
});

it.each([
  ['a JSON document', '{\n  "level": "error",\n  "message": "x"\n}'],
  ['markup', '<html>\n2026-01-30 10:00:00 ERROR x\n2026-01-30 10:00:00 ERROR x\n'],
  [
    'a page with a trace in it',
    '# Trouble\n\n```\nTraceback (most recent call last):\n  File "a.py", line 1, in x\nValueError: x\n```\n',
  ],
  ['ESLint', '\n/srv/a.js\n  1:1  error  Unexpected var  no-var\n\n✖ 1 problem\n'],
  [
    'a test runner',
    'FAIL a.test.js\n  ● adds\n\n    TypeError: x\n\n      at f (a.js:1:2)\n\nTests: 1 failed\n',
  ],
  ['prose', 'An error occurred.\nTypeError: x is what you see.\nThen all is well.\n'],
  ['a table', 'date,level\n2026-01-30,ERROR\n'],
])('%s is not taken for a log', (_, text) => {
  expect(detectFormat(text)).toBeUndefined();
});
