import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { jsonTestReader, type TestDocument } from '../test-report/json-test-reader.ts';
import { timeOfMilliseconds, timeOfText } from '../run/run-time.ts';
import type { TestCase, TestOutcome } from '../test-report/test-case.ts';

const OUTCOME: ReadonlyMap<unknown, TestOutcome> = new Map([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
]);

/** `other` is what the runner's own word says, where it says that something broke. */
const BROKEN = /error|broken|crash|abort|interrupt|time[d-]?.?out/i;

const outcomeOf = (test: JsonObject): TestOutcome => {
  const outcome = OUTCOME.get(test['status']);
  if (outcome === undefined) return BROKEN.test(textOf(test['rawStatus']) ?? '') ? 'errored' : 'skipped';
  const retried = test['flaky'] === true || (wholeOf(test['retries']) ?? 0) > 0;
  return outcome === 'passed' && retried ? 'flaky' : outcome;
};

const suiteOf = (test: JsonObject): string | undefined =>
  textOf(test['suite']) ??
  textOf(
    listOf(test['suite'])
      .filter((part) => typeof part === 'string')
      .join(' > '),
  );

const testOf = (test: JsonObject): TestCase => {
  const outcome = outcomeOf(test);
  const attempts = listOf(test['retryAttempts']).map(objectOf);
  const failed = outcome === 'flaky' ? attempts.find(({ status }) => status === 'failed') : undefined;
  const told = failed ?? test;
  return {
    name: textOf(test['name']) ?? '',
    outcome,
    suite: suiteOf(test),
    variant: textOf(test['browser']),
    message: textOf(told['message']),
    trace: textOf(told['trace']),
    snippet: textOf(told['snippet']),
    file: textOf(test['filePath']),
    line: wholeOf(test['line'], 1),
    attempts: Math.max((wholeOf(test['retries']) ?? 0) + 1, outcome === 'flaky' ? 2 : 1),
    time: timeOfMilliseconds(test['start']),
  };
};

/** A start and a stop tell a run; examples and tests of reporters have round ones, so the tool and the host belong to it. */
const identityOf = (document: JsonObject, results: JsonObject): readonly string[] => {
  const id = textOf(document['reportId']);
  if (id !== undefined) return [id];
  const { start, stop } = objectOf(results['summary']);
  if (timeOfMilliseconds(start) === undefined) return [];
  const { buildId, shardId } = objectOf(results['environment']);
  const tool = objectOf(results['tool'])['name'];
  return [start, stop, tool, buildId, shardId].map((part) => JSON.stringify(part) ?? '');
};

const parse = (document: JsonObject): TestDocument | undefined => {
  const results = objectOf(document['results']);
  if (!Array.isArray(results['tests'])) return undefined;
  const environment = objectOf(results['environment']);
  return {
    facts: {
      tool: textOf(objectOf(results['tool'])['name']),
      identity: identityOf(document, results),
      name: textOf(environment['reportName']) ?? textOf(environment['appName']),
      started: timeOfMilliseconds(objectOf(results['summary'])['start']) ?? timeOfText(document['timestamp']),
      commit: textOf(environment['commit']),
      branch: textOf(environment['branchName']),
    },
    cases: results['tests'].map((test) => testOf(objectOf(test))),
  };
};

/** The Common Test Report Format (ctrf.io, specification 1.0.0). */
export const ctrfJson = jsonTestReader({
  name: 'ctrf-json',
  description: 'CTRF, the common test report format',
  recognise: (keys, head) =>
    keys.get('reportFormat') === '"CTRF"' ||
    (keys.get('results') === '{' && /"tool"\s*:\s*\{/.test(head) && /"(?:summary|tests)"\s*:/.test(head)),
  parse,
});
