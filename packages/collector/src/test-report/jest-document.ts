import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { failureText } from './failure-text.ts';
import type { TestDocument } from './json-test-reader.ts';
import { timeOfMilliseconds } from '../run/run-time.ts';
import type { TestCase, TestOutcome } from './test-case.ts';

const OUTCOME: ReadonlyMap<unknown, TestOutcome> = new Map([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['pending', 'skipped'],
  ['skipped', 'skipped'],
  ['todo', 'skipped'],
  ['disabled', 'skipped'],
]);

const textsOf = (value: unknown): readonly string[] =>
  listOf(value).filter((text) => typeof text === 'string');

/** A passing test with failures in it was tried again; one that is expected to fail has none told. */
const outcomeOf = (assertion: JsonObject, earlier: readonly string[]): TestOutcome => {
  const outcome = OUTCOME.get(assertion['status']) ?? 'passed';
  return outcome === 'passed' && assertion['failing'] !== true && earlier.length > 0 ? 'flaky' : outcome;
};

const testOf = (assertion: JsonObject, file: string | undefined): TestCase => {
  const failures = textsOf(assertion['failureMessages']);
  const retried = textsOf(assertion['retryReasons']);
  const told = failures.length > 0 ? failures : retried;
  const { message, type } = failureText(told[0] ?? '');
  const outcome = outcomeOf(assertion, told);
  const suites = textsOf(assertion['ancestorTitles']);
  return {
    name: textOf(assertion['title']) ?? textOf(assertion['fullName']) ?? '',
    outcome,
    suite: suites.length > 0 ? suites.join(' > ') : file,
    variant: file,
    message,
    type,
    trace: told.join('\n\n'),
    file,
    line: wholeOf(objectOf(assertion['location'])['line'], 1),
    attempts: Math.max(wholeOf(assertion['invocations']) ?? 1, outcome === 'flaky' ? told.length + 1 : 1),
    time: timeOfMilliseconds(assertion['startAt']),
  };
};

/** A file that failed though none of its tests did: it could not be loaded, or a hook of the whole file broke. */
const fileError = (result: JsonObject, file: string | undefined): TestCase => {
  const text = textOf(result['message']) ?? textOf(result['failureMessage']) ?? '';
  const { message, type, trace } = failureText(text.replace(/^\s*● Test suite failed to run\s*/, ''));
  return {
    name: file ?? '',
    outcome: 'errored',
    standing: 'outside',
    suite: file,
    message,
    type,
    trace,
    file,
  };
};

function* casesOf(document: JsonObject): Generator<TestCase> {
  for (const result of listOf(document['testResults']).map(objectOf)) {
    const file = textOf(result['name']) ?? textOf(result['testFilePath']);
    const assertions = listOf(result['assertionResults'] ?? result['testResults']).map(objectOf);
    for (const assertion of assertions) yield testOf(assertion, file);
    const broken =
      result['status'] === 'failed' || objectOf(result['testExecError']) === result['testExecError'];
    if (broken && !assertions.some(({ status }) => status === 'failed')) yield fileError(result, file);
  }
}

/**
 * What `--json` of Jest and the JSON reporter of Vitest write: jest's `FormattedTestResults` and, from custom reporters, its
 * `AggregatedResult`.
 */
export const jestDocument = (document: JsonObject): TestDocument | undefined => {
  if (!Array.isArray(document['testResults'])) return undefined;
  const started = timeOfMilliseconds(document['startTime']);
  return {
    facts: { started, identity: started === undefined ? [] : [started.timestamp] },
    cases: casesOf(document),
    partial: document['wasInterrupted'] === true,
  };
};
