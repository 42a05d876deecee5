import { expect, it } from 'vitest';
import { counts, readTests } from '../test-report/read-tests.ts';

const lines = (events: readonly object[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');

const start = { protocolVersion: '0.1.1', runnerVersion: '1.25.3', pid: 1, type: 'start', time: 0 };
const suite = { suite: { id: 0, platform: 'vm', path: 'test/basket_test.dart' }, type: 'suite' };
const group = { group: { id: 2, suiteID: 0, name: 'basket' }, type: 'group' };
const test = (id: number, name = 'basket adds') => ({
  test: { id, name, suiteID: 0, groupIDs: [2], line: 7, url: 'file:///test/basket_test.dart' },
  type: 'testStart',
});
const error = (testID: number, text: string, isFailure = false) => ({
  testID,
  error: text,
  stackTrace: 'test/a.dart 3:9',
  isFailure,
  type: 'error',
});
const done = (testID: number, result: string, fields: object = {}) => ({
  testID,
  result,
  hidden: false,
  skipped: false,
  type: 'testDone',
  ...fields,
});
const dart = (...events: readonly object[]): string =>
  lines([start, suite, group, ...events, { success: true, type: 'done' }]);

it('tells failures from errors, and counts nothing that is hidden', async () => {
  const { format, totals, events } = await readTests(
    dart(
      test(1, 'loading test/basket_test.dart'),
      done(1, 'success', { hidden: true }),
      test(3),
      error(3, 'Expected: <2>\n  Actual: <1>', true),
      done(3, 'failure'),
      test(4),
      error(4, 'StateError: no basket'),
      done(4, 'error'),
      test(5),
      done(5, 'success', { skipped: true }),
    ),
  );
  expect(format).toBe('dart-json');
  expect(totals).toEqual(counts(3, 1, 1, 1));
  expect(events[0]).toMatchObject({
    test_name: 'adds',
    suite: 'basket',
    file_path: 'test/basket_test.dart',
    line: 7,
  });
  expect(events[1]).toMatchObject({ failure_type: 'StateError', failure_reason: 'no basket', errored: true });
});

it('counts a file that could not be loaded', async () => {
  const { totals } = await readTests(
    dart(test(1, 'loading test/a_test.dart'), error(1, 'Failed to load'), done(1, 'error')),
  );
  expect(totals).toEqual(counts(1, 0, 1));
});

it('counts a test that passed after an error as flaky', async () => {
  const { totals, events } = await readTests(dart(test(3), error(3, 'Exception: once'), done(3, 'success')));
  expect(totals).toEqual(counts(1, 0, 0, 0, 1));
  expect(events[0]).toMatchObject({ attempts: 2, failure_reason: 'once' });
});

it('counts an error after a test was done', async () => {
  expect((await readTests(dart(test(3), done(3, 'success'), error(3, 'Exception: late')))).totals).toEqual(
    counts(1, 0, 1),
  );
});

it('passes over what Flutter and programs print, and says which events are broken', async () => {
  const text = dart(test(3), done(3, 'success')).replace(
    '\n',
    '\n[{"event":"test.startedProcess"}]\nHello\n{"testID":\n',
  );
  const { totals, problems } = await readTests(text);
  expect(totals).toEqual(counts(1));
  expect(problems).toMatchObject([{ code: 'INVALID_LINE', line: 4 }]);
});

it('says that a report without its end is not whole', async () => {
  const { runs } = await readTests(lines([start, suite, group, test(3)]));
  expect(runs[0]?.partial).toBe(true);
});
