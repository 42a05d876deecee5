import type { TestFailureEvent } from '@feedback/schema';
import { describe, expect, it } from 'vitest';
import { detectFormat, readReport } from '../../src/index.ts';
import { CUT_MARK } from '../../src/text/clean-text.ts';
import { gather, readText, report } from '../report.ts';

const suite = (cases: string, attributes = 'name="basket"'): string =>
  `<testsuites><testsuite ${attributes}>${cases}</testsuite></testsuites>`;

const read = async (xml: string) => {
  const { events, runs, problems } = await readText(xml);
  return { events: events as TestFailureEvent[], totals: runs[0]?.totals, runs, problems };
};

const failing = '<failure message="boom" type="AssertionError">at basket.ts:3</failure>';

describe('counting', () => {
  const totals = (tests: number, failures: number, errors: number, skipped: number, flaky = 0) => ({
    tests,
    failures,
    errors,
    skipped,
    flaky,
  });

  it.each([
    [
      'cases, not the counters',
      suite('<testcase name="a"/>', 'tests="99" failures="50"'),
      totals(1, 0, 0, 0),
    ],
    [
      'the counters of a file without cases',
      suite('', 'tests="6" failures="1" skipped="2"'),
      totals(6, 1, 0, 2),
    ],
    [
      "the root's counters of a file without cases",
      '<testsuites tests="3" errors="1"><testsuite tests="2"/></testsuites>',
      totals(3, 0, 1, 0),
    ],
    ['no test in an empty report', '<testsuites/>', totals(0, 0, 0, 0)],
    [
      'a case that fails several times once',
      suite(`<testcase name="a">${failing}${failing}</testcase>`),
      totals(1, 1, 0, 0),
    ],
    [
      'a case that fails and errors once',
      suite(`<testcase name="a">${failing}<error/></testcase>`),
      totals(1, 0, 1, 0),
    ],
    [
      'a failing case that was to be skipped as failed',
      suite(`<testcase name="a"><skipped/>${failing}</testcase>`),
      totals(1, 1, 0, 0),
    ],
    [
      'a failing to-do as skipped',
      suite(`<testcase name="a"><skipped type="todo"/>${failing}</testcase>`),
      totals(1, 0, 0, 1),
    ],
    [
      'a retried case that passed as flaky, not failed',
      suite('<testcase name="a"><flakyFailure message="m"/></testcase>'),
      totals(1, 0, 0, 0, 1),
    ],
    [
      'a case that failed in every attempt as failed',
      suite(`<testcase name="a">${failing}<rerunFailure/></testcase>`),
      totals(1, 1, 0, 0),
    ],
    [
      'a repeated case each time, where nothing says that it was retried',
      suite(`<testcase name="a">${failing}</testcase><testcase name="a"/>`),
      totals(2, 1, 0, 0),
    ],
    [
      'cases directly under <testsuites>',
      `<testsuites><testcase name="a"/><testcase name="b">${failing}</testcase></testsuites>`,
      totals(2, 1, 0, 0),
    ],
    [
      'cases of nested suites',
      suite(
        `<testsuite><testsuite><testcase name="a">${failing}</testcase></testsuite></testsuite><testcase name="b"/>`,
      ),
      totals(2, 1, 0, 0),
    ],
    ['a case that was not run as skipped', suite('<testcase name="a" status="notrun"/>'), totals(1, 0, 0, 1)],
    [
      'an error of a suite that has no case for it',
      suite('<error message="cannot import basket"/>'),
      totals(1, 0, 1, 0),
    ],
    [
      'elements with a prefix',
      `<j:testsuite xmlns:j="x"><j:testcase name="a"><j:failure/></j:testcase></j:testsuite>`,
      totals(1, 1, 0, 0),
    ],
    [
      'nothing inside output',
      suite(
        `<testcase name="a"><system-out><![CDATA[<testcase>${failing}</testcase>]]></system-out></testcase>`,
      ),
      totals(1, 0, 0, 0),
    ],
  ])('counts %s', async (_, xml, expected) => {
    expect((await read(xml)).totals).toEqual(expected);
  });
});

describe('a failed test', () => {
  it('says what the report says', async () => {
    const xml = suite(
      `<testcase name="adds" classname="shop.Basket" file="test/basket.test.ts" line="7">${failing}</testcase>`,
      'name="basket" timestamp="2026-01-30T10:00:00"',
    );
    const [event] = (await read(xml)).events;
    expect(event).toMatchObject({
      kind: 'test_failure',
      timestamp: '2026-01-30T10:00:00.000Z',
      zone_assumed: true,
      source: { tool: 'junit', format: 'junit', path: 'report' },
      test_name: 'adds',
      suite: 'shop.Basket',
      failure_reason: 'boom',
      failure_type: 'AssertionError',
      stack_trace: 'at basket.ts:3',
      file_path: 'test/basket.test.ts',
      line: 7,
    });
  });

  it('takes the first line of the text where there is no message', async () => {
    const xml = suite('<testcase name="a"><failure>\n\n  Expected 1\n  at x</failure></testcase>');
    expect((await read(xml)).events[0]?.failure_reason).toBe('Expected 1');
  });

  it('is marked when it broke outside its assertions', async () => {
    const { events } = await read(suite('<testcase name="a"><error message="timeout"/></testcase>'));
    expect(events).toMatchObject([{ errored: true, failure_reason: 'timeout' }]);
  });

  it('has the text of all its failures and the attempts it took', async () => {
    const xml = suite(
      `<testcase name="a"><failure message="one">1</failure><rerunFailure message="two"><stackTrace>2</stackTrace><system-out>no</system-out></rerunFailure></testcase>`,
    );
    expect((await read(xml)).events).toMatchObject([
      { failure_reason: 'one', stack_trace: '1\n\n2', attempts: 2 },
    ]);
  });

  it('is flaky when it passed at last', async () => {
    const xml = suite(
      '<testcase name="a"><flakyError message="m"><stackTrace>s</stackTrace></flakyError></testcase>',
    );
    expect((await read(xml)).events).toMatchObject([
      { flaky: true, attempts: 2, failure_reason: 'm', stack_trace: 's' },
    ]);
  });

  it('keeps names that mean something to JavaScript', async () => {
    const xml = suite('<testcase name="__proto__" classname="constructor"><failure/></testcase>');
    expect((await read(xml)).events).toMatchObject([{ test_name: '__proto__', suite: 'constructor' }]);
  });

  it('has texts of bounded length, with a mark', async () => {
    const long = 'x'.repeat(1_000_000);
    const { events } = await read(
      suite(`<testcase name="a"><failure message="${long}">${long}</failure></testcase>`),
    );
    expect(events[0]?.failure_reason).toHaveLength(4_096 + CUT_MARK.length);
    expect(events[0]?.stack_trace).toHaveLength(16_384 + CUT_MARK.length);
  });
});

describe('the run', () => {
  it('is there also when nothing failed', async () => {
    const { runs } = await read(
      suite('<testcase name="a"/>', 'name="basket" timestamp="2026-01-30T10:00:00Z"'),
    );
    expect(runs).toMatchObject([
      { kind: 'tests', timestamp: '2026-01-30T10:00:00.000Z', scope: 'junit:basket', totals: { tests: 1 } },
    ]);
  });

  it('has the time of reading where the report has a filler for one', async () => {
    const { runs } = await read(suite('<testcase name="a"/>', 'timestamp="1970-01-01T00:00:00"'));
    expect(runs).toMatchObject([{ timestamp: '2026-01-31T12:00:00.000Z' }]);
  });

  it('is partial when the file was cut, and keeps the cases before the cut', async () => {
    const whole = suite(`<testcase name="a">${failing}</testcase><testcase name="b">${failing}</testcase>`);
    const { events, runs, problems } = await read(whole.slice(0, whole.lastIndexOf('</failure>') - 3));
    expect(events.map((event) => event.test_name)).toEqual(['a']);
    expect(runs).toMatchObject([{ partial: true, totals: { tests: 1, failures: 1 } }]);
    expect(problems).toMatchObject([{ code: 'MALFORMED_XML', severity: 'error', line: 1 }]);
  });
});

describe('XML that is not quite right', () => {
  it.each([
    [
      'a blank line before the declaration',
      `\n<?xml version="1.0"?>${suite(`<testcase name="a">${failing}</testcase>`)}`,
      0,
    ],
    ['an undefined entity', suite(`<testcase name="a"><failure>&nbsp;</failure></testcase>`), 1],
    ['a forbidden character', suite('<testcase name="a"><failure>\u0001</failure></testcase>'), 1],
    ['an unescaped ampersand', suite('<testcase name="a"><failure message="a && b"/></testcase>'), 2],
  ])('is read in spite of %s', async (_, xml, problems) => {
    const result = await read(xml);
    expect(result.totals).toMatchObject({ tests: 1, failures: 1 });
    expect(result.problems.map(({ code, severity }) => [code, severity])).toEqual(
      Array.from({ length: problems }, () => ['MALFORMED_XML', 'warning']),
    );
  });

  it('never expands entities of its own, nor fetches any', async () => {
    const doctype = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY l "lol">]>';
    const { events } = await read(
      `${doctype}${suite('<testcase name="&l;"><failure message="&x;"/></testcase>')}`,
    );
    expect(events).toMatchObject([{ test_name: '&l;', failure_reason: '&x;' }]);
  });

  it('tells so many problems one by one and the number of the others', async () => {
    const { problems } = await read(suite(`<testcase name="a"/>${'&x;'.repeat(500)}`));
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toContain('480 more');
  });

  it('holds no more of an endless text than it keeps', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const stream = (async function* () {
      yield Buffer.from('<testsuite name="s"><testcase name="a"><system-out><![CDATA[');
      for (let count = 0; count < 128; count++) yield piece;
      yield Buffer.from(']]></system-out><failure message="m"/></testcase></testsuite>');
    })();
    const before = process.memoryUsage().heapUsed;
    const { events } = await gather(readReport({ path: '-', stream }));
    expect(events).toHaveLength(1);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(80 * 1024 * 1024);
  });

  it('is no JUnit report without a suite', async () => {
    const { problems, runs } = await readText('<other/>', { format: 'junit' });
    expect(problems).toMatchObject([{ code: 'NO_SUITES' }]);
    expect(runs).toEqual([]);
  });
});

it('reads the same in pieces of any size', async () => {
  const xml = suite(
    `<testcase name="a">${failing}</testcase><testcase name="b"><failure>${'x'.repeat(300_000)}</failure></testcase>`,
  );
  const whole = await readText(xml);
  for (const size of [1_000, 65_536]) {
    const pieces = await gather(
      readReport(report(xml, 'report', size), { clock: () => new Date('2026-01-31T12:00:00Z') }),
    );
    expect(pieces).toEqual(whole);
  }
});

it.each([
  ['<testsuite/>', 'junit'],
  ['\uFEFF\n<?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE x [<!ENTITY y ">">]><testsuites>', 'junit'],
  ['<x:testsuites xmlns:x="y">', 'junit'],
  ['<test-run/>', 'nunit'],
  ['<catalog><testsuite/></catalog>', undefined],
  ['testsuite', undefined],
])('tells from %j that it is %s', (head, format) => {
  expect(detectFormat(head)).toBe(format);
});
