import { expect, it } from 'vitest';
import { counts, readTests } from '../test-report/read-tests.ts';

const attempt = (status: string, message?: string) => ({
  status,
  startTime: '2026-01-30T10:00:00.000Z',
  errors: message === undefined ? [] : [{ message }],
  ...(message === undefined
    ? {}
    : { error: { message, stack: `${message}\n    at app.spec.js:3:9`, location: { line: 3 } } }),
});

const spec = (title: string, tests: readonly object[]) => ({
  title,
  ok: true,
  file: 'app.spec.js',
  line: 2,
  tests,
});
const test = (status: string, results: readonly object[], projectName = 'chromium') => ({
  status,
  results,
  projectName,
});

const playwright = (specs: readonly object[], fields: object = {}) => ({
  config: { rootDir: '/app', fullyParallel: true, shard: null },
  suites: [{ title: 'app.spec.js', specs: [], suites: [{ title: 'checkout', specs }] }],
  errors: [],
  stats: { startTime: '2026-01-30T10:00:00.000Z', duration: 12 },
  ...fields,
});

it('counts each project of a test', async () => {
  const specs = [
    spec('pays', [
      test('expected', [attempt('passed')]),
      test('unexpected', [attempt('failed', 'Error: boom')], 'webkit'),
    ]),
  ];
  const { format, totals, events } = await readTests(playwright(specs));
  expect(format).toBe('playwright-json');
  expect(totals).toEqual(counts(2, 1));
  expect(events[0]).toMatchObject({
    suite: 'app.spec.js > checkout',
    failure_reason: 'boom',
    failure_type: 'Error',
    line: 3,
  });
});

it('counts retries that end well as flaky, expected failures as passed and fixme as skipped', async () => {
  const specs = [
    spec('a', [test('flaky', [attempt('failed', 'Error: once'), attempt('passed')])]),
    spec('b', [test('expected', [attempt('failed', 'Error: known')])]),
    spec('c', [test('skipped', [attempt('skipped')])]),
  ];
  const { totals, events } = await readTests(playwright(specs));
  expect(totals).toEqual(counts(3, 0, 0, 1, 1));
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ flaky: true, attempts: 2, failure_reason: 'once' });
});

it('counts a time limit as a failure and names it', async () => {
  const { totals, events } = await readTests(
    playwright([spec('a', [test('unexpected', [attempt('timedOut', 'Test timeout')])])]),
  );
  expect(totals).toEqual(counts(1, 1));
  expect(events[0]?.failure_type).toBe('Timeout');
});

it('counts errors outside of tests', async () => {
  const errors = [
    { message: "Error: Cannot find module './x'", location: { file: '/app/a.spec.js', line: 1 } },
  ];
  const { totals, events } = await readTests(playwright([], { suites: [], errors }));
  expect(totals).toEqual(counts(0, 0, 1));
  expect(events[0]).toMatchObject({ errored: true, file_path: '/app/a.spec.js', line: 1 });
});

it('says so when a test passed that was expected to fail', async () => {
  const { events } = await readTests(playwright([spec('a', [test('unexpected', [attempt('passed')])])]));
  expect(events[0]?.failure_reason).toBe('the test was expected to fail, but passed');
});
