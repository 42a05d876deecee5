import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readers } from '../../src/index.ts';
import { readTests } from '../test-report/read-tests.ts';

/** A small report of each format, with a failure in it. */
const REPORTS: Readonly<Record<string, string>> = {
  nunit:
    '<test-run id="2" start-time="2026-01-30 10:00:00Z"><test-suite fullname="S" site="SetUp"><failure><message>x</message></failure><test-case name="a" result="Failed" label="Error"><failure><message><![CDATA[m]]></message></failure></test-case></test-suite></test-run>',
  xunit:
    '<assemblies><assembly name="a" run-date="2026-01-30" run-time="10:00:00"><errors><error type="x"/></errors><collection><test name="t" result="Fail" source-line="3"><failure exception-type="E"><message>m</message></failure></test></collection></assembly></assemblies>',
  trx: '<TestRun id="29afb69d-9a66-49f7-bc93-a537a0db9862"><Times start="2026-01-30T10:00:00Z"/><Results><UnitTestResult testId="1" testName="t" outcome="Failed"><InnerResults><UnitTestResult outcome="Error"/></InnerResults></UnitTestResult></Results><TestDefinitions><UnitTest id="1"><TestMethod className="C"/></UnitTest></TestDefinitions></TestRun>',
  'ctrf-json':
    '{"reportFormat":"CTRF","results":{"tool":{"name":"t"},"summary":{"start":1769767200000},"tests":[{"name":"a","status":"failed","suite":["s"],"retries":1,"retryAttempts":[{"status":"failed"}]}]}}',
  'jest-json':
    '{"numRuntimeErrorTestSuites":0,"numTotalTests":1,"startTime":1769767200000,"testResults":[{"name":"f","status":"failed","message":"","assertionResults":[{"ancestorTitles":["s"],"title":"a","status":"failed","failureMessages":["TypeError: x\\n    at y (z.js:1:1)"],"location":{"line":1}}]}],"wasInterrupted":false}',
  'mocha-json':
    '{"stats":{"suites":1,"start":"2026-01-30T10:00:00.000Z"},"tests":[{"title":"a","fullTitle":"s a","err":{"message":"m","stack":"Error: m"},"currentRetry":1}],"failures":[{"title":"a","fullTitle":"s a","err":{"message":"m"}}],"pending":[],"passes":[]}',
  'mochawesome-json':
    '{"stats":{"suites":1,"hasSkipped":false},"results":[{"title":"s","beforeHooks":[{"title":"h","fail":true,"err":{"message":"m"}}],"tests":[{"title":"a","state":"failed","err":{"estack":"Error: m"}}],"suites":[]}]}',
  'playwright-json':
    '{"config":{"rootDir":"/a"},"suites":[{"title":"f","specs":[{"title":"a","file":"f","line":2,"tests":[{"status":"flaky","projectName":"p","results":[{"status":"failed","error":{"message":"m","location":{"line":1}}},{"status":"passed"}]}]}]}],"errors":[{"message":"e"}],"stats":{"startTime":"2026-01-30T10:00:00.000Z"}}',
  'pytest-json':
    '{"created":1769767200.5,"exitcode":1,"tests":[{"nodeid":"a.py::t[1]","lineno":1,"outcome":"failed","call":{"outcome":"failed","crash":{"message":"E: m"},"longrepr":"l"}}],"collectors":[{"nodeid":"b.py","outcome":"failed","longrepr":"E  X: y"}]}',
  'rspec-json':
    '{"version":"3","messages":["An error occurred while loading ./a.rb."],"examples":[{"description":"a","full_description":"s a","status":"failed","line_number":1,"exception":{"class":"C","message":"m","backtrace":["b"]}}],"summary":{"errors_outside_of_examples_count":1}}',
  'dart-json':
    '{"protocolVersion":"0.1.1","type":"start"}\n{"suite":{"id":0,"path":"p"},"type":"suite"}\n{"test":{"id":1,"name":"t","suiteID":0,"groupIDs":[2],"line":1},"type":"testStart"}\n{"testID":1,"error":"E: m","type":"error"}\n{"testID":1,"result":"error","type":"testDone"}\n',
  'go-test-json':
    '{"Time":"2026-01-30T10:00:00Z","Action":"run","Package":"p/q","Test":"T/x"}\n{"Action":"output","Package":"p/q","Test":"T/x","Output":"    a_test.go:1: m\\n"}\n{"Action":"fail","Package":"p/q","Test":"T/x"}\n# p/r\nx.go:1: m\n{"ImportPath":"p/r","Action":"build-fail"}\n{"Action":"fail","Package":"p/q"}\n',
  'go-test-text':
    '# p/r [p/r.test]\nx.go:1:2: m\n=== RUN   T\n=== RUN   T/x\n    a_test.go:1: m\n--- FAIL: T (0.00s)\n    --- FAIL: T/x (0.00s)\nBenchmarkA-8 1 2 ns/op\npanic: x\nFAIL\nFAIL\tp/q\t0.1s\nFAIL\tp/r [build failed]\n',
  tap: 'TAP version 14\n1..3\nok 1 - a # SKIP x\n# Subtest: b\n    not ok 1 - c\n      ---\n      message: |-\n        m\n      at:\n        line: 1\n      ...\n    1..1\nnot ok 2 - b {\n    ok 1\n}\npragma +strict\nnot ok 3 # TODO\n# note\nBail out! x\n',
};

const PIECES = `< > & " ' { } [ ] , : \\ # null -1 1e999 <![CDATA[ ]]> <!-- <!DOCTYPE __proto__ 1..0`
  .split(' ')
  .concat('\0', '\uFEFF', '\uD800', '\n', '    ', '\u001B[2J', 'ok 99999999999999999999');

const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 40 }),
  insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 }), fc.constant('')),
  copy: fc.boolean(),
});

/** A report after a few random cuts, copies and insertions. */
const mutantOf = (report: string) =>
  fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) =>
    edits.reduce((text, { at, remove, insert, copy }) => {
      const index = at % (text.length + 1);
      const piece = copy ? text.slice(index, index + remove).repeat(2) : '';
      return text.slice(0, index) + insert + piece + text.slice(index + remove);
    }, report),
  );

describe.each(Object.entries(REPORTS))('%s', (name, report) => {
  it('is told by its content alone, and by no other reader', () => {
    expect(readers.filter((reader) => reader.detect(report)).map((reader) => reader.name)).toEqual([name]);
  });

  it('has a failure in the report that is mutated', async () => {
    const { events, totals } = await readTests(report);
    expect(events.length).toBeGreaterThan(0);
    expect(totals?.tests).toBeGreaterThan(0);
  });

  it('reads the same again', async () => {
    const [first, second] = [await readTests(report), await readTests(report)];
    expect(second.events.map(({ event_id }) => event_id)).toEqual(
      first.events.map(({ event_id }) => event_id),
    );
    expect(second.runs[0]?.run_id).toBe(first.runs[0]?.run_id);
  });

  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(mutantOf(report), async (text) => {
        const { events, runs, problems } = await readTests(text, { format: name });
        expect(runs.length + problems.length).toBeGreaterThan(0);
        for (const { event_id } of events) expect(event_id).toMatch(/^e_/);
        for (const { totals } of runs)
          for (const count of Object.values(totals)) expect(count).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });
});

/** `JSON.stringify` of these is small, and what they make of a reader is not. */
const SHAPES = fc.constantFrom<unknown>(null, 1, 'x', [], {}, [null], [[]], { constructor: 1 }, true);

describe.each(
  Object.entries(REPORTS).filter(([name]) => name.endsWith('-json') && !/^(?:dart|go)/.test(name)),
)('%s with values of other shapes', (name, report) => {
  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 60 }), SHAPES, async (position, shape) => {
        let at = 0;
        const text = JSON.stringify(JSON.parse(report), (_key, value: unknown) =>
          at++ === position + 1 ? shape : value,
        );
        const { runs, problems } = await readTests(text, { format: name });
        expect(runs.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
