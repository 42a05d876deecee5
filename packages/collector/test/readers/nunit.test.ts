import { describe, expect, it } from 'vitest';
import { counts, readTests } from '../test-report/read-tests.ts';

const nunit3 = (inner: string, suite = 'site="Child"') =>
  `<test-run id="2" start-time="2026-01-30 10:00:00Z"><test-suite type="TestFixture" fullname="Shop.BasketTests" ${suite}>${inner}</test-suite></test-run>`;

const nunit2 = (inner: string) =>
  `<test-results name="Shop.dll" total="99" date="2026-01-30" time="10:00:00"><test-suite name="Shop.BasketTests"><results>${inner}</results></test-suite></test-results>`;

const failure =
  '<failure><message><![CDATA[  Expected: 2\n  But was: 1]]></message><stack-trace><![CDATA[at Shop.cs:3]]></stack-trace></failure>';

describe('NUnit 3', () => {
  it.each([
    [
      'results',
      '<test-case result="Passed"/><test-case result="Failed"/><test-case result="Skipped"/>',
      counts(3, 1, 0, 1),
    ],
    ['inconclusive tests as skipped', '<test-case result="Inconclusive"/>', counts(1, 0, 0, 1)],
    ['warnings as passed', '<test-case result="Warning"/>', counts(1)],
    ['an unexpected exception as an error', '<test-case result="Failed" label="Error"/>', counts(1, 0, 1)],
    ['states with a site', '<test-case result="Failed(Child)"/>', counts(1, 1)],
  ])('counts %s', async (_name, cases, expected) => {
    const { format, totals } = await readTests(nunit3(cases));
    expect(format).toBe('nunit');
    expect(totals).toEqual(expected);
  });

  it('tells what failed', async () => {
    const { events } = await readTests(
      nunit3(
        `<test-case name="Adds(1,2)" fullname="Shop.BasketTests.Adds(1,2)" classname="Shop.BasketTests" result="Failed">${failure}</test-case>`,
      ),
    );
    expect(events[0]).toMatchObject({
      test_name: 'Adds(1,2)',
      suite: 'Shop.BasketTests',
      failure_reason: 'Expected: 2\n  But was: 1',
      stack_trace: 'at Shop.cs:3',
      timestamp: '2026-01-30T10:00:00.000Z',
    });
  });

  it('tells a set-up that broke by the tests that it kept from running', async () => {
    const setUp = '<failure><message>OneTimeSetUp: System.Exception : db down</message></failure>';
    const { totals } = await readTests(
      nunit3(`${setUp}<test-case result="Failed" label="Error" site="Parent"/>`, 'site="SetUp"'),
    );
    expect(totals).toEqual(counts(1, 0, 1));
  });

  it('counts a set-up that broke before there were tests, and a tear-down, as an error', async () => {
    const broken = '<failure><message>System.IO.IOException : disk full</message></failure>';
    expect((await readTests(nunit3(broken, 'site="SetUp"'))).totals).toEqual(counts(0, 0, 1));
    const { totals, events } = await readTests(
      nunit3(`${broken}<test-case result="Failed"/>`, 'site="TearDown"'),
    );
    expect(totals).toEqual(counts(1, 1, 1));
    expect(events[1]).toMatchObject({ failure_type: 'System.IO.IOException', failure_reason: 'disk full' });
  });

  it('counts an assembly that could not be loaded as an error, and none that is skipped', async () => {
    const reason = '<reason><message>Could not load file or assembly</message></reason>';
    const unloadable = await readTests(
      nunit3(reason, 'runstate="NotRunnable" result="Failed" label="Invalid"'),
    );
    expect(unloadable.totals).toEqual(counts(0, 0, 1));
    expect(unloadable.events[0]?.failure_reason).toBe('Could not load file or assembly');
    expect((await readTests(nunit3(reason, 'runstate="Ignored" result="Skipped"'))).totals).toEqual(
      counts(0),
    );
  });

  it('passes over what a suite says of its children', async () => {
    const { totals } = await readTests(
      nunit3('<failure><message>One or more child tests had errors</message></failure>'),
    );
    expect(totals).toEqual(counts(0));
  });
});

describe('NUnit 2', () => {
  it.each([
    [
      'results of 2.5',
      '<test-case result="Success"/><test-case result="Failure"/><test-case result="Error"/>',
      counts(3, 1, 1),
    ],
    [
      'ignored and unrunnable tests as skipped',
      '<test-case executed="False" result="Ignored"/><test-case result="NotRunnable"/>',
      counts(2, 0, 0, 2),
    ],
    [
      'files without results',
      `<test-case executed="True" success="True"/><test-case executed="True" success="False">${failure}</test-case><test-case executed="False"/>`,
      counts(3, 1, 0, 1),
    ],
    [
      'files with neither results nor success',
      `<test-case executed="True">${failure}</test-case>`,
      counts(1, 1),
    ],
  ])('counts %s', async (_name, cases, expected) => {
    expect((await readTests(nunit2(cases))).totals).toEqual(expected);
  });
});

it('keeps what came before a cut', async () => {
  const { runs, totals, problems } = await readTests(
    nunit3('<test-case result="Failed"/><test-case result="Failed"').slice(0, -40),
  );
  expect(totals).toEqual(counts(1, 1));
  expect(runs[0]?.partial).toBe(true);
  expect(problems.map(({ code }) => code)).toContain('MALFORMED_XML');
});

it('is no NUnit file when it is named so and has another root', async () => {
  const { problems, runs } = await readTests('<catalog><test-case result="Failed"/></catalog>', {
    format: 'nunit',
  });
  expect(problems[0]?.code).toBe('MALFORMED_REPORT');
  expect(runs).toEqual([]);
});
