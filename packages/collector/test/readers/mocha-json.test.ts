import { describe, expect, it } from 'vitest';
import { counts, readTests } from '../test-report/read-tests.ts';

const test = (title: string, fields: object = {}) => ({
  title,
  fullTitle: `basket ${title}`,
  file: '/app/basket.spec.js',
  currentRetry: 0,
  err: {},
  ...fields,
});

const err = {
  message: 'boom',
  name: 'AssertionError',
  stack: 'AssertionError: boom\n    at Context.<anonymous> (a.js:1:1)',
};

const mocha = (lists: { tests?: object[]; passes?: object[]; failures?: object[]; pending?: object[] }) => ({
  stats: {
    suites: 1,
    tests: lists.tests?.length,
    start: '2026-01-30T10:00:00.000Z',
    end: '2026-01-30T10:00:01.000Z',
  },
  tests: [],
  pending: [],
  failures: [],
  passes: [],
  ...lists,
});

describe('Mocha', () => {
  it('counts each test once', async () => {
    const [a, b, c] = [test('a'), test('b', { err }), test('c')];
    const { format, totals, events } = await readTests(
      mocha({ tests: [a, b, c], passes: [a], failures: [b], pending: [c] }),
    );
    expect(format).toBe('mocha-json');
    expect(totals).toEqual(counts(3, 1, 0, 1));
    expect(events[0]).toMatchObject({
      test_name: 'b',
      suite: 'basket',
      failure_reason: 'boom',
      failure_type: 'AssertionError',
    });
  });

  it('tells tests of one title apart', async () => {
    const [good, bad] = [test('a'), test('a', { err })];
    const { totals } = await readTests(mocha({ tests: [good, bad], passes: [good], failures: [bad] }));
    expect(totals).toEqual(counts(2, 1));
  });

  it('counts a hook that broke as an error without a test', async () => {
    const hook = test('"before all" hook for "a"', { err });
    const { totals, events } = await readTests(mocha({ failures: [hook] }));
    expect(totals).toEqual(counts(0, 0, 1));
    expect(events[0]?.errored).toBe(true);
  });

  it('counts a test that passed in its second attempt as flaky', async () => {
    const retried = test('a', { currentRetry: 1 });
    const { totals, events } = await readTests(mocha({ tests: [retried], passes: [retried] }));
    expect(totals).toEqual(counts(1, 0, 0, 0, 1));
    expect(events[0]?.attempts).toBe(2);
  });
});

describe('mochawesome', () => {
  const suite = (fields: object) => ({
    title: 'basket',
    beforeHooks: [],
    afterHooks: [],
    tests: [],
    suites: [],
    ...fields,
  });
  const awesome = (fields: object) => ({
    stats: { suites: 1, testsRegistered: 1, start: '2026-01-30T10:00:00.000Z' },
    ...fields,
  });
  const tests = [
    test('a', { state: 'passed', pass: true }),
    test('b', { state: 'failed', fail: true, err: { message: 'AssertionError: boom', estack: err.stack } }),
    test('c', { state: 'pending', pending: true }),
    test('d', { state: null, skipped: true }),
  ];

  it('reads nested suites, pending and skipped tests', async () => {
    const { format, totals, events } = await readTests(
      awesome({ results: [suite({ suites: [suite({ title: 'inner', tests })] })] }),
    );
    expect(format).toBe('mochawesome-json');
    expect(totals).toEqual(counts(4, 1, 0, 2));
    expect(events[0]).toMatchObject({
      suite: 'basket > inner',
      failure_reason: 'boom',
      failure_type: 'AssertionError',
    });
  });

  it('reads version 1, where the root suite is an object', async () => {
    const { totals } = await readTests(awesome({ suites: suite({ tests }) }));
    expect(totals).toEqual(counts(4, 1, 0, 2));
  });

  it('counts a hook that broke as an error without a test', async () => {
    const hook = test('"before each" hook', { isHook: true, fail: true, state: 'failed', err });
    const { totals } = await readTests(awesome({ results: [suite({ beforeHooks: [hook] })] }));
    expect(totals).toEqual(counts(0, 0, 1));
  });

  it('reads suites that are nested without end', async () => {
    const deep = `${'{"suites":['.repeat(20_000)}${']}'.repeat(20_000)}`;
    const { totals } = await readTests(`{"stats":{"suites":1,"hasSkipped":false},"results":[${deep}]}`);
    expect(totals).toEqual(counts(0));
  });
});
