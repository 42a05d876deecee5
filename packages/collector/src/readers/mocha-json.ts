import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { jsonTestReader, type TestDocument } from '../test-report/json-test-reader.ts';
import { hasFailed, isHook, mochaCase, mochaFacts } from '../test-report/mocha-case.ts';
import type { TestCase, TestOutcome } from '../test-report/test-case.ts';

const keyOf = (test: JsonObject): string =>
  JSON.stringify([textOf(test['file']) ?? '', textOf(test['fullTitle']) ?? '', textOf(test['title']) ?? '']);

/** Tests by their title, each taken once: titles need not be unique. */
class Pool {
  readonly #tests = new Map<string, JsonObject[]>();

  constructor(tests: readonly unknown[]) {
    for (const test of tests.map(objectOf)) {
      const same = this.#tests.get(keyOf(test));
      if (same === undefined) this.#tests.set(keyOf(test), [test]);
      else same.push(test);
    }
  }

  take(test: JsonObject): JsonObject | undefined {
    return this.#tests.get(keyOf(test))?.shift();
  }

  *rest(): Generator<JsonObject> {
    for (const tests of this.#tests.values()) yield* tests;
  }
}

/** `tests` holds each test that came to its end, the other lists what became of it; a broken hook is in `failures` alone. */
function* casesOf(document: JsonObject): Generator<TestCase> {
  const failures = new Pool(listOf(document['failures']));
  const pending = new Pool(listOf(document['pending']));
  const outcomeOf = (test: JsonObject): TestOutcome => {
    const failed = 'err' in test ? hasFailed(test) : true;
    if (failed && failures.take(test) !== undefined) return 'failed';
    if (pending.take(test) !== undefined) return 'skipped';
    return (wholeOf(test['currentRetry']) ?? 0) > 0 ? 'flaky' : 'passed';
  };
  for (const test of listOf(document['tests']).map(objectOf)) yield mochaCase(test, outcomeOf(test));
  for (const left of failures.rest()) yield mochaCase(left, isHook(left) ? 'errored' : 'failed');
  for (const left of pending.rest()) yield mochaCase(left, 'skipped');
}

const parse = (document: JsonObject): TestDocument | undefined => {
  const { tests, passes, stats } = document;
  if (!Array.isArray(tests) && !Array.isArray(passes)) return undefined;
  return {
    facts: mochaFacts(stats),
    cases: casesOf(Array.isArray(tests) ? document : { ...document, tests: passes }),
  };
};

/** Mocha's `json` reporter (`lib/reporters/json.js`). */
export const mochaJson = jsonTestReader({
  name: 'mocha-json',
  description: 'JSON output of Mocha',
  recognise: (keys, head) =>
    keys.get('stats') === '{' &&
    (keys.get('tests') === '[' || keys.get('passes') === '[') &&
    /"suites"\s*:\s*\d/.test(head),
  parse,
});
