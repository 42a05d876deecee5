import { expect, it } from 'vitest';
import { counts, readTests } from '../test-report/read-tests.ts';

const ctrf = (tests: readonly object[], whole: object = {}, results: object = {}) => ({
  results: {
    tool: { name: 'runner' },
    summary: { tests: 99, start: 1_769_767_200_000, stop: 1_769_767_201_000 },
    tests,
    ...results,
  },
  reportFormat: 'CTRF',
  ...whole,
});

it('counts tests, not the summary', async () => {
  const states = ['passed', 'failed', 'skipped', 'pending', 'other'];
  const { format, totals } = await readTests(ctrf(states.map((status) => ({ name: status, status }))));
  expect(format).toBe('ctrf-json');
  expect(totals).toEqual(counts(5, 1, 0, 3));
});

it('takes `other` as an error where the runner says so', async () => {
  const { totals } = await readTests(ctrf([{ name: 'a', status: 'other', rawStatus: 'timedOut' }]));
  expect(totals).toEqual(counts(1, 0, 1));
});

it('tells a flaky test with what went wrong at first', async () => {
  const attempts = [
    { attempt: 1, status: 'failed', message: 'no connection', trace: 'Error: no connection' },
  ];
  const { totals, events } = await readTests(
    ctrf([
      { name: 'a', status: 'passed', flaky: true, retries: 1, retryAttempts: attempts, suite: ['x', 'y'] },
    ]),
  );
  expect(totals).toEqual(counts(1, 0, 0, 0, 1));
  expect(events[0]).toMatchObject({
    flaky: true,
    attempts: 2,
    failure_reason: 'no connection',
    suite: 'x > y',
  });
});

it('takes tool, commit and branch from the report', async () => {
  const environment = { commit: 'abc', branchName: 'main' };
  const { events } = await readTests(ctrf([{ name: 'a', status: 'failed' }], {}, { environment }));
  expect(events[0]?.source).toMatchObject({ tool: 'runner', commit: 'abc', branch: 'main' });
});

it('is the same run under the same report id, whatever else changed', async () => {
  const runOf = async (name: string) =>
    (await readTests(ctrf([{ name, status: 'failed' }], { reportId: 'r-1' }))).runs[0]?.run_id;
  expect(await runOf('a')).toBe(await runOf('b'));
});
