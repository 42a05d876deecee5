import { expect, it } from 'vitest';
import { counts, readTests } from '../test-report/read-tests.ts';

type GoEvent = readonly [action: string, test?: string | undefined, output?: string];

const go = (events: readonly GoEvent[], pkg = 'shop/basket'): string =>
  events
    .map(([Action, Test, Output]) =>
      JSON.stringify({ Time: '2026-01-30T10:00:00.000000001Z', Action, Package: pkg, Test, Output }),
    )
    .map((line) => `${line}\n`)
    .join('');

it('counts tests and subtests', async () => {
  const { format, totals, events, runs } = await readTests(
    go([
      ['start'],
      ['run', 'TestA'],
      ['run', 'TestA/x'],
      ['output', 'TestA/x', '    a_test.go:3: boom\n'],
      ['fail', 'TestA/x'],
      ['fail', 'TestA'],
      ['run', 'TestB'],
      ['skip', 'TestB'],
      ['fail'],
    ]),
  );
  expect(format).toBe('go-test-json');
  expect(totals).toEqual(counts(3, 2, 0, 1));
  expect(events).toMatchObject([
    { test_name: 'TestA/x', failure_reason: 'boom', file_path: 'a_test.go', line: 3 },
  ]);
  expect(runs[0]?.timestamp).toBe('2026-01-30T10:00:00.000Z');
});

it('puts a benchmark together that is printed in pieces', async () => {
  const { totals } = await readTests(
    go([
      ['run', 'BenchmarkAdd'],
      ['output', 'BenchmarkAdd', 'BenchmarkAdd-8 \t'],
      ['output', 'BenchmarkAdd', '100\t 35 ns/op\n'],
      ['pass'],
    ]),
  );
  expect(totals).toEqual(counts(1));
});

it('counts a test that did not end in a package that failed as an error', async () => {
  const { totals, events } = await readTests(
    go([['run', 'TestA'], ['output', undefined, 'panic: test timed out after 1s\n'], ['fail']]),
  );
  expect(totals).toEqual(counts(1, 0, 1));
  expect(events[0]).toMatchObject({ test_name: 'TestA', errored: true });
});

it('reads builds that failed as Go 1.24 tells them', async () => {
  const build = {
    ImportPath: 'shop/basket [shop/basket.test]',
    Action: 'build-output',
    Output: './a.go:3:9: undefined: x\n',
  };
  const fail = { Action: 'fail', Package: 'shop/basket', FailedBuild: build.ImportPath };
  const { totals, events } = await readTests(
    [build, { ...build, Action: 'build-fail' }, fail].map((event) => `${JSON.stringify(event)}\n`).join(''),
  );
  expect(totals).toEqual(counts(1, 0, 1));
  expect(events[0]).toMatchObject({
    suite: 'shop/basket',
    failure_reason: 'undefined: x',
    failure_type: 'build failed',
  });
});

it('reads builds that failed as older versions print them between the events', async () => {
  const text = `# shop/till\n./till.go:1:1: expected package\nFAIL\tshop/till [build failed]\n${go([['run', 'TestA'], ['pass', 'TestA'], ['pass']])}`;
  const { totals, problems } = await readTests(text);
  expect(totals).toEqual(counts(2, 0, 1));
  expect(problems).toEqual([]);
});

it('counts a test that passed when gotestsum ran it again as flaky', async () => {
  const { totals, events } = await readTests(
    go([['run', 'TestA'], ['fail', 'TestA'], ['fail']]) + go([['run', 'TestA'], ['pass', 'TestA'], ['pass']]),
  );
  expect(totals).toEqual(counts(1, 0, 0, 0, 1));
  expect(events[0]?.attempts).toBe(2);
});

it('passes over broken lines and tells them', async () => {
  const text = `${go([['run', 'TestA']])}hello\n${go([['fail', 'TestA'], ['fail']])}{"Action":"fail","Pack`;
  const { totals, problems } = await readTests(text);
  expect(totals).toEqual(counts(1, 1));
  expect(problems.map(({ line, severity }) => [line, severity])).toEqual([
    [2, 'info'],
    [5, 'warning'],
  ]);
});

it('says that events without the end of their package are not whole', async () => {
  const { runs, totals } = await readTests(
    go([
      ['run', 'TestA'],
      ['fail', 'TestA'],
      ['run', 'TestB'],
    ]),
  );
  expect(totals).toEqual(counts(1, 1));
  expect(runs[0]?.partial).toBe(true);
});
