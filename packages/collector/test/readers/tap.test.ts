import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/index.ts';
import { counts, readTests } from '../test-report/read-tests.ts';

const tap = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('counting', () => {
  it.each([
    ['points', tap('1..3', 'ok 1 - a', 'not ok 2 - b', 'ok 3 # SKIP no CI'), counts(3, 1, 0, 1)],
    ['points without numbers and names', tap('1..2', 'ok', 'not ok'), counts(2, 1)],
    ['no directive behind an escaped hash', tap('1..1', String.raw`ok 1 a \# SKIP`), counts(1)],
    ['a plan of nothing', tap('1..0 # SKIP no database'), counts(0)],
    ['a plan that is not fulfilled as a failure', tap('1..3', 'ok 1', 'ok 2'), counts(2, 1)],
    ['a missing plan as a failure', tap('TAP version 13', 'ok 1'), counts(1, 1)],
    ['a point outside of the plan as a failure beside it', tap('1..1', 'ok 1', 'ok 2'), counts(2, 1)],
    ['a point that appears twice as a failure beside it', tap('1..2', 'ok 1', 'ok 1'), counts(2, 1)],
    [
      'subtests, not the point that holds them',
      tap('# Subtest: outer', '    ok 1 - a', '    not ok 2 - b', '    1..2', 'not ok 1 - outer', '1..1'),
      counts(2, 1),
    ],
    ['subtests in braces', tap('1..1', 'ok 1 - outer {', '    1..2', '    ok 1', '    ok 2', '}'), counts(2)],
    [
      'subtests of subtests that nobody announced',
      tap('        ok 1', '        1..1', '    ok 1 - inner', '    1..1', 'ok 1 - outer', '1..1'),
      counts(1),
    ],
    [
      'a point that fails though its subtests pass as a failure beside them',
      tap('1..1', 'not ok 1 - outer {', '    1..1', '    ok 1', '}'),
      counts(1, 1),
    ],
    [
      'streams one after another',
      tap('TAP version 14', '1..1', 'ok 1', 'TAP version 14', '1..1', 'not ok 1'),
      counts(2, 1),
    ],
    ['nothing in YAML', tap('1..1', 'ok 1', '  ---', '  x:', '    - ok 2', '  ...'), counts(1)],
    ['nothing after a plan at the end', tap('ok 1', '1..1', 'ok 2'), counts(1)],
    ['no TAP as a failure in strict mode', tap('pragma +strict', '1..1', 'hello', 'ok 1'), counts(1, 1)],
    ['lines with carriage returns', tap('1..2', 'ok 1', 'not ok 2').replaceAll('\n', '\r\n'), counts(2, 1)],
  ])('takes %s', async (_name, text, expected) => {
    const { format, totals } = await readTests(text);
    expect(format).toBe('tap');
    expect(totals).toEqual(expected);
  });
});

it('counts a failing to-do as the reference implementation does, and makes no event of it', async () => {
  const { totals, events } = await readTests(tap('1..1', 'not ok 1 - later # TODO'));
  expect(totals).toEqual(counts(1, 1));
  expect(events).toEqual([]);
});

it('tells a bail-out beside the tests before it', async () => {
  const { totals, events, runs } = await readTests(tap('1..9', 'ok 1', "Bail out! Couldn't connect"));
  expect(totals).toEqual(counts(1));
  expect(events[0]).toMatchObject({ failure_reason: "Couldn't connect", errored: true });
  expect(runs[0]?.partial).toBe(true);
});

describe('diagnostics', () => {
  it('of node:test', async () => {
    const { events } = await readTests(
      tap(
        'TAP version 13',
        '# Subtest: basket',
        '    # Subtest: adds',
        '    not ok 1 - adds',
        '      ---',
        "      location: '/app/basket.test.js:3:1'",
        '      error: |-',
        '        two lines',
        '        of it',
        "      name: 'AssertionError'",
        '      stack: |-',
        '        add (/app/basket.js:3:9)',
        '      ...',
        '    1..1',
        'not ok 1 - basket',
        '1..1',
      ),
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      test_name: 'adds',
      suite: 'basket',
      failure_reason: 'two lines\nof it',
      failure_type: 'AssertionError',
      stack_trace: 'add (/app/basket.js:3:9)',
      file_path: '/app/basket.test.js',
      line: 3,
    });
  });

  it('of a hook that broke, beside the tests that it cancelled', async () => {
    const { events, totals } = await readTests(
      tap(
        '    # Subtest: a',
        '    not ok 1 - a',
        '    1..1',
        'not ok 1 - hooks',
        '  ---',
        "  failureType: 'hookFailed'",
        "  error: 'db down'",
        '  ...',
        '1..1',
      ),
    );
    expect(totals).toEqual(counts(1, 1));
    expect(events.map(({ test_name, failure_reason }) => [test_name, failure_reason])).toEqual([
      ['a', ''],
      ['hooks', 'db down'],
    ]);
  });

  it('of tap and tape', async () => {
    const { events } = await readTests(
      tap(
        '1..1',
        'not ok 1 - equal',
        '  ---',
        '    operator: equal',
        '    expected: 2',
        '    actual:   1',
        '    at:',
        '      file: test/a.js',
        '      line: 7',
        '  ...',
      ),
    );
    expect(events[0]).toMatchObject({ failure_reason: 'expected 2, got 1', file_path: 'test/a.js', line: 7 });
  });

  it("of Perl's Test::More in comments", async () => {
    const { events } = await readTests(
      tap(
        '1..1',
        'not ok 1 - equal',
        "#   Failed test 'equal'",
        '#   at t/basket.t line 12.',
        "#          got: '1'",
        "#     expected: '2'",
      ),
    );
    expect(events[0]).toMatchObject({ file_path: 't/basket.t', line: 12 });
    expect(events[0]?.failure_reason).toContain("got: '1'");
  });

  it("of Mocha's reporter in lines that are indented", async () => {
    const { events } = await readTests(
      tap(
        'not ok 1 cart fails',
        '  6 == 7',
        '  AssertionError: 6 == 7',
        '      at Context.<anonymous> (a.js:2:1)',
        '1..1',
      ),
    );
    expect(events[0]?.failure_reason).toContain('6 == 7');
    expect(events[0]?.stack_trace).toContain('at Context');
  });
});

it.each([
  [
    'npm prints before it',
    tap('> shop@1.0.0 test', '> node --test', '', 'TAP version 13', 'ok 1', '1..1'),
    'tap',
  ],
  ['a plan alone', tap('# comment', '1..0 # SKIP'), 'tap'],
  ['prose', tap('ok', 'not ok with me'), undefined],
  ['a range in prose', tap('see', '1..3'), undefined],
  ['Go', tap('ok  \tshop/basket\t0.1s'), 'go-test-text'],
])('tells what %s is', (_name, text, format) => {
  expect(detectFormat(text)).toBe(format);
});
