import { expect, it } from 'vitest';
import { counts, readTests } from '../test-report/read-tests.ts';

const trx = (results: string, rest = '') =>
  `<?xml version="1.0" encoding="utf-8"?><TestRun id="29afb69d-9a66-49f7-bc93-a537a0db9862" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Times start="2026-01-30T10:00:00+01:00"/><Results>${results}</Results>${rest}</TestRun>`;

const result = (outcome: string, inner = '', id = '1') =>
  `<UnitTestResult testId="${id}" testName="Adds" outcome="${outcome}">${inner}</UnitTestResult>`;

const info =
  '<Output><ErrorInfo><Message>Assert.True()&#xD;\nfailed</Message><StackTrace>at Shop.cs:line 3</StackTrace></ErrorInfo></Output>';

it.each([
  ['passed tests', ['Passed', 'Completed', 'Warning'], counts(3)],
  ['failures', ['Failed', 'Passed'], counts(2, 1)],
  [
    'what never ran as skipped',
    ['NotExecuted', 'Inconclusive', 'NotRunnable', 'Pending'],
    counts(4, 0, 0, 4),
  ],
  ['what ended too early as errors', ['Error', 'Timeout', 'Aborted', 'Disconnected'], counts(4, 0, 4)],
])('counts %s', async (_name, outcomes, expected) => {
  const { format, totals } = await readTests(trx(outcomes.map((outcome) => result(outcome)).join('')));
  expect(format).toBe('trx');
  expect(totals).toEqual(expected);
});

it('finds the class of a test in the definitions that follow', async () => {
  const definitions =
    '<TestDefinitions><UnitTest id="7" storage="c:\\bin\\shop.dll"><TestMethod className="Shop.BasketTests, Shop" name="Adds"/></UnitTest></TestDefinitions>';
  const { events, runs } = await readTests(trx(result('Failed', info, '7'), definitions));
  expect(events[0]).toMatchObject({ suite: 'Shop.BasketTests', failure_reason: 'Assert.True()\nfailed' });
  expect(runs[0]).toMatchObject({ scope: 'trx:shop.dll', timestamp: '2026-01-30T09:00:00.000Z' });
});

it('counts the rows of a data-driven test, not the test that holds them', async () => {
  const rows = `<InnerResults>${result('Passed')}${result('Failed', info)}</InnerResults>`;
  expect((await readTests(trx(result('Failed', rows)))).totals).toEqual(counts(2, 1));
});

it('counts a test host that broke down where no test tells it', async () => {
  const summary =
    '<ResultSummary outcome="Failed"><RunInfos><RunInfo outcome="Error"><Text>Test host process crashed</Text></RunInfo></RunInfos></ResultSummary>';
  expect((await readTests(trx(result('Passed'), summary))).totals).toEqual(counts(1, 0, 1));
  expect((await readTests(trx(result('Failed'), summary))).totals).toEqual(counts(1, 1));
});
