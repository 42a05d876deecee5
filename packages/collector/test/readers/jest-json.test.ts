import { describe, expect, it } from 'vitest';
import { counts, readTests } from '../test-report/read-tests.ts';

const assertion = (fields: object = {}) => ({
  ancestorTitles: ['basket'],
  title: 'adds',
  fullName: 'basket adds',
  status: 'passed',
  failureMessages: [],
  ...fields,
});

const boom = 'TypeError: items is undefined\n    at add (/app/basket.js:3:9)';

const jest = (assertions: readonly object[], file: object = {}, whole: object = {}) => ({
  numRuntimeErrorTestSuites: 0,
  numTotalTests: assertions.length,
  startTime: 1_769_767_200_000,
  testResults: [
    { name: '/app/basket.test.js', status: 'passed', message: '', assertionResults: assertions, ...file },
  ],
  wasInterrupted: false,
  ...whole,
});

describe('Jest', () => {
  it.each([
    ['pending, todo and disabled as skipped', ['passed', 'pending', 'todo', 'disabled'], counts(4, 0, 0, 3)],
    ['failures', ['failed', 'passed', 'failed'], counts(3, 2)],
    ['nothing in an empty file', [], counts(0)],
  ])('counts %s', async (_name, states, expected) => {
    const { format, totals } = await readTests(jest(states.map((status) => assertion({ status }))));
    expect(format).toBe('jest-json');
    expect(totals).toEqual(expected);
  });

  it('tells what was thrown, where and when', async () => {
    const failed = assertion({ status: 'failed', failureMessages: [boom], location: { line: 7, column: 3 } });
    const { events } = await readTests(jest([failed]));
    expect(events[0]).toMatchObject({
      test_name: 'adds',
      suite: 'basket',
      failure_reason: 'items is undefined',
      failure_type: 'TypeError',
      stack_trace: boom,
      file_path: '/app/basket.test.js',
      line: 7,
      timestamp: '2026-01-30T10:00:00.000Z',
    });
  });

  it('counts a retried test that passed as flaky, not failed', async () => {
    const retried = assertion({ invocations: 2, retryReasons: [boom] });
    const { events, totals } = await readTests(jest([retried]));
    expect(totals).toEqual(counts(1, 0, 0, 0, 1));
    expect(events[0]).toMatchObject({ flaky: true, attempts: 2, failure_reason: 'items is undefined' });
  });

  it('takes a test that is expected to fail, and does, as passed', async () => {
    const { totals } = await readTests(jest([assertion({ failing: true, failureMessages: [boom] })]));
    expect(totals).toEqual(counts(1));
  });

  it('counts a file that could not be loaded as an error without a test', async () => {
    const message =
      "  ● Test suite failed to run\n\n    Cannot find module './basket'\n\n      at resolve (x.js:1:1)";
    const { events, totals } = await readTests(jest([], { status: 'failed', message }));
    expect(totals).toEqual(counts(0, 0, 1));
    expect(events[0]).toMatchObject({ errored: true, failure_reason: "Cannot find module './basket'" });
  });

  it('finds the report in the output of npm', async () => {
    const { totals } = await readTests(
      `\n> shop@1.0.0 test\n> jest --json\n\n${JSON.stringify(jest([assertion()]))}\nDone.\n`,
    );
    expect(totals).toEqual(counts(1));
  });

  it('reads reports that were put together, each as a run', async () => {
    const reports = [
      jest([assertion()]),
      jest([assertion({ status: 'failed' })], {}, { startTime: 1_769_770_800_000 }),
    ];
    const { runs } = await readTests(reports.map((one) => JSON.stringify(one)).join('\n'));
    expect(runs.map(({ totals }) => totals.failures)).toEqual([0, 1]);
    expect(new Set(runs.map(({ run_id }) => run_id)).size).toBe(2);
  });

  it('reads the results that custom reporters are given', async () => {
    const inner = {
      testFilePath: '/app/a.test.js',
      testResults: [assertion({ status: 'failed', failureMessages: [boom] })],
    };
    const { events, totals } = await readTests(jest([], {}, { testResults: [inner] }));
    expect(totals).toEqual(counts(1, 1));
    expect(events[0]?.file_path).toBe('/app/a.test.js');
  });

  it('reads a file with a byte order mark and in UTF-16, as PowerShell writes it', async () => {
    const utf16 = Buffer.from(`\uFEFF${JSON.stringify(jest([assertion()]))}`, 'utf16le');
    expect((await readTests(utf16)).totals).toEqual(counts(1));
  });

  it('says that an interrupted run is not whole', async () => {
    const { runs } = await readTests(jest([assertion()], {}, { wasInterrupted: true }));
    expect(runs[0]?.partial).toBe(true);
  });

  it('reports a file that was cut off', async () => {
    const { problems, runs } = await readTests(JSON.stringify(jest([assertion()])).slice(0, 150));
    expect(runs).toEqual([]);
    expect(problems[0]?.code).toBe('MALFORMED_JSON');
  });
});

describe('Vitest', () => {
  const vitest = (assertions: readonly object[], file: object = {}) => {
    const {
      numRuntimeErrorTestSuites: _errors,
      wasInterrupted: _interrupted,
      ...rest
    } = jest(assertions, file);
    return { numTotalTestSuites: 1, ...rest };
  };

  it('is told from Jest', async () => {
    const { format, totals } = await readTests(vitest([assertion({ status: 'skipped' })]));
    expect(format).toBe('vitest-json');
    expect(totals).toEqual(counts(1, 0, 0, 1));
  });

  it('counts a test that passed after failures as flaky', async () => {
    const { totals } = await readTests(vitest([assertion({ failureMessages: [boom] })]));
    expect(totals).toEqual(counts(1, 0, 0, 0, 1));
  });

  it('counts a hook of a file that broke as an error beside the tests that it skipped', async () => {
    const { totals } = await readTests(
      vitest([assertion({ status: 'skipped' })], { status: 'failed', message: 'db down' }),
    );
    expect(totals).toEqual(counts(1, 0, 1, 1));
  });
});
