import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/index.ts';
import { counts, readTests } from '../test-report/read-tests.ts';

const go = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const passed = ['PASS', 'ok  \tshop/basket\t0.010s'];
const failed = ['FAIL', 'exit status 1', 'FAIL\tshop/basket\t0.010s', 'FAIL'];

describe('counting', () => {
  it.each([
    [
      'results',
      go(
        '=== RUN   TestA',
        '--- PASS: TestA (0.00s)',
        '=== RUN   TestB',
        '--- SKIP: TestB (0.00s)',
        ...passed,
      ),
      counts(2, 0, 0, 1),
    ],
    [
      'a test and its subtests',
      go(
        '=== RUN   TestA',
        '=== RUN   TestA/x',
        '--- FAIL: TestA (0.00s)',
        '    --- FAIL: TestA/x (0.00s)',
        ...failed,
      ),
      counts(2, 2),
    ],
    [
      'each repetition',
      go(
        '=== RUN   TestA',
        '--- PASS: TestA (0.00s)',
        '=== RUN   TestA',
        '--- FAIL: TestA (0.00s)',
        ...failed,
      ),
      counts(2, 1),
    ],
    [
      'a result behind output without an end',
      go('=== RUN   TestA', 'working...--- PASS: TestA (0.00s)', ...passed),
      counts(1),
    ],
    ['a hidden result of a package that passed', go('=== RUN   TestA', 'working...', ...passed), counts(1)],
    ['failures without -v', go('--- FAIL: TestA (0.00s)', '    a_test.go:3: boom', ...failed), counts(1, 1)],
    [
      'a benchmark once',
      go(
        'pkg: shop/basket',
        'BenchmarkAdd-8   \t 5000000\t 350 ns/op',
        'BenchmarkAdd-8   \t 5000000\t 351 ns/op',
        ...passed,
      ),
      counts(1),
    ],
    ['no test', go('?   \tshop/basket\t[no test files]'), counts(0)],
    [
      'a package that fails without a test',
      go('=== RUN   TestA', '--- PASS: TestA (0.00s)', 'PASS', 'panic: late', 'FAIL\tshop/basket\t0.01s'),
      counts(2, 0, 1),
    ],
    [
      'a test that a panic ended',
      go('=== RUN   TestA', 'panic: boom', '', 'goroutine 7 [running]:', 'FAIL\tshop/basket\t0.01s'),
      counts(1, 0, 1),
    ],
    [
      'output with carriage returns',
      go('=== RUN   TestA', '--- FAIL: TestA (0.00s)', ...failed).replaceAll('\n', '\r\n'),
      counts(1, 1),
    ],
  ])('takes %s', async (_name, text, expected) => {
    const { format, totals } = await readTests(text);
    expect(format).toBe('go-test-text');
    expect(totals).toEqual(expected);
  });
});

it('tells where a test failed and what it logged last', async () => {
  const { events } = await readTests(
    go(
      '=== RUN   TestA',
      '    a_test.go:3: starting',
      '    a_test.go:9: want 2',
      '        got 1',
      '--- FAIL: TestA (0.00s)',
      ...failed,
    ),
  );
  expect(events[0]).toMatchObject({
    test_name: 'TestA',
    suite: 'shop/basket',
    failure_reason: 'want 2\ngot 1',
    file_path: 'a_test.go',
    line: 9,
  });
});

it('tells what testify says', async () => {
  const { events } = await readTests(
    go(
      '--- FAIL: TestA (0.00s)',
      '    a_test.go:10: ',
      '        \tError Trace:\t/src/a_test.go:10',
      '        \tError:      \tNot equal: ',
      '        \t            \texpected: 1',
      '        \tTest:       \tTestA',
      ...failed,
    ),
  );
  expect(events[0]?.failure_reason).toBe('Not equal: \nexpected: 1');
});

it('tells a panic', async () => {
  const { events } = await readTests(
    go('=== RUN   TestA', '--- FAIL: TestA (0.00s)', 'panic: boom [recovered]', '\tpanic: boom', ...failed),
  );
  expect(events[0]).toMatchObject({ failure_reason: 'boom', failure_type: 'panic' });
});

it('makes no event of a test that failed only because its subtests did', async () => {
  const { events } = await readTests(
    go(
      '=== RUN   TestA',
      '=== RUN   TestA/x',
      '    a_test.go:3: boom',
      '--- FAIL: TestA (0.00s)',
      '    --- FAIL: TestA/x (0.00s)',
      ...failed,
    ),
  );
  expect(events.map(({ test_name }) => test_name)).toEqual(['TestA/x']);
});

it('gives a package that could not be built the words of the compiler', async () => {
  const { totals, events } = await readTests(
    go(
      '# shop/basket [shop/basket.test]',
      './basket.go:3:9: undefined: items',
      'FAIL\tshop/basket [build failed]',
      '=== RUN   TestA',
      '--- PASS: TestA (0.00s)',
      'PASS',
      'ok  \tshop/other\t0.1s',
    ),
  );
  expect(totals).toEqual(counts(2, 0, 1));
  expect(events[0]).toMatchObject({
    suite: 'shop/basket',
    failure_reason: 'undefined: items',
    failure_type: 'build failed',
    file_path: './basket.go',
    line: 3,
    errored: true,
  });
});

it('counts a test of a package that ran again as flaky when it passed then', async () => {
  const first = go('=== RUN   TestA', '--- FAIL: TestA (0.00s)', ...failed);
  const again = go('=== RUN   TestA', '--- PASS: TestA (0.00s)', ...passed);
  const { totals, events } = await readTests(first + again);
  expect(totals).toEqual(counts(1, 0, 0, 0, 1));
  expect(events[0]).toMatchObject({ flaky: true, attempts: 2 });
});

it('says that output in the middle of a package is not whole', async () => {
  const { runs, totals } = await readTests(
    go('=== RUN   TestA', '--- FAIL: TestA (0.00s)', '=== RUN   TestB'),
  );
  expect(totals).toEqual(counts(1, 1));
  expect(runs[0]?.partial).toBe(true);
});

it('takes the common part of the packages as scope', async () => {
  const { runs } = await readTests(
    go('=== RUN   TestA', '--- PASS: TestA (0.00s)', 'ok  \tshop/basket\t0.1s', 'ok  \tshop/till\t0.1s'),
  );
  expect(runs[0]?.scope).toBe('go-test-text:shop');
});

it('is told after a log of something else', () => {
  expect(detectFormat(go('go: downloading x v1', 'make[1]: Entering directory', '=== RUN   TestA'))).toBe(
    'go-test-text',
  );
});
