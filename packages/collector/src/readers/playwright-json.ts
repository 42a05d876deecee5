import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { failureText } from '../test-report/failure-text.ts';
import { jsonTestReader, type TestDocument } from '../test-report/json-test-reader.ts';
import { timeOfText } from '../run/run-time.ts';
import type { TestCase, TestOutcome } from '../test-report/test-case.ts';

const OUTCOME: ReadonlyMap<unknown, TestOutcome> = new Map([
  ['expected', 'passed'],
  ['unexpected', 'failed'],
  ['flaky', 'flaky'],
  ['skipped', 'skipped'],
]);

interface Spec {
  readonly spec: JsonObject;
  readonly titles: readonly string[];
}

/** The specs of all suites, in the order of the file; suites may be nested without end. */
function* specsOf(document: JsonObject): Generator<Spec> {
  const open = listOf(document['suites']).map((suite) => ({
    suite: objectOf(suite),
    titles: [] as string[],
  }));
  open.reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { suite } = next;
    const titles = [...next.titles.slice(-32), textOf(suite['title']) ?? ''].filter((title) => title !== '');
    for (const spec of listOf(suite['specs'])) yield { spec: objectOf(spec), titles };
    for (const inner of listOf(suite['suites']).toReversed()) open.push({ suite: objectOf(inner), titles });
  }
}

/** All errors of an attempt: soft assertions make several. */
const textOfAttempt = (result: JsonObject): string => {
  const errors = listOf(result['errors']).map(objectOf);
  const all = errors.length > 1 ? errors : [objectOf(result['error'] ?? errors[0])];
  return all
    .map(({ stack, message, value }) => textOf(stack) ?? textOf(message) ?? textOf(value) ?? '')
    .join('\n\n');
};

const UNTOLD = 'the test was expected to fail, but passed';

const testOf = (test: JsonObject, { spec, titles }: Spec): TestCase => {
  const outcome = OUTCOME.get(test['status']) ?? (spec['ok'] === false ? 'failed' : 'passed');
  const results = listOf(test['results']).map(objectOf);
  const broken = results.find(({ status }) => status !== 'passed' && status !== 'skipped') ?? {};
  const text = textOfAttempt(broken);
  const { message, type, trace } = failureText(text);
  const location = objectOf(broken['errorLocation'] ?? objectOf(broken['error'])['location']);
  return {
    name: textOf(spec['title']) ?? '',
    outcome,
    suite: titles.join(' > '),
    variant: textOf(test['projectName']),
    message: message === '' && outcome === 'failed' ? UNTOLD : message,
    type: broken['status'] === 'timedOut' ? 'Timeout' : type,
    trace,
    snippet: textOf(objectOf(broken['error'])['snippet']),
    file: textOf(spec['file']),
    line: wholeOf(location['line'], 1) ?? wholeOf(spec['line'], 1),
    attempts: results.length,
    time: timeOfText(results[0]?.['startTime']),
  };
};

/** What belongs to no test: a file that could not be loaded, a global set-up that broke, no test found. */
const errorOf = (error: JsonObject): TestCase => {
  const { message, type, trace } = failureText(textOf(error['stack']) ?? textOf(error['message']) ?? '');
  const location = objectOf(error['location']);
  const file = textOf(location['file']);
  return {
    name: file ?? 'playwright',
    outcome: 'errored',
    standing: 'outside',
    suite: file,
    message,
    type,
    trace,
    snippet: textOf(error['snippet']),
    file,
    line: wholeOf(location['line'], 1),
  };
};

function* casesOf(document: JsonObject): Generator<TestCase> {
  for (const found of specsOf(document))
    for (const test of listOf(found.spec['tests'])) yield testOf(objectOf(test), found);
  for (const error of listOf(document['errors'])) yield errorOf(objectOf(error));
}

const parse = (document: JsonObject): TestDocument | undefined => {
  if (!Array.isArray(document['suites'])) return undefined;
  const stats = objectOf(document['stats']);
  const started = timeOfText(stats['startTime']);
  const shard = JSON.stringify(objectOf(document['config'])['shard'] ?? null);
  return {
    facts: {
      started,
      identity: started === undefined ? [] : [started.timestamp, String(stats['duration']), shard],
    },
    cases: casesOf(document),
  };
};

/** Playwright's `json` reporter (`JSONReport` in `playwright/types/testReporter.d.ts`). */
export const playwrightJson = jsonTestReader({
  name: 'playwright-json',
  description: 'JSON reports of Playwright',
  recognise: (keys, head) =>
    (keys.get('config') === '{' &&
      (keys.has('suites') || /"(?:fullyParallel|rootDir|forbidOnly)"/.test(head))) ||
    (keys.get('suites') === '[' &&
      (keys.get('errors') === '[' || keys.get('stats') === '{') &&
      /"specs"\s*:/.test(head)),
  parse,
});
