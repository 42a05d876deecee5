import type { Totals } from '@feedback/schema';
import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { jsonTestReader, type TestDocument } from '../test-report/json-test-reader.ts';
import { failureText } from '../test-report/failure-text.ts';
import { timeOfMilliseconds } from '../run/run-time.ts';
import type { TestCase, TestOutcome } from '../test-report/test-case.ts';

const OUTCOME: ReadonlyMap<unknown, TestOutcome> = new Map([
  ['passed', 'passed'],
  ['xpassed', 'passed'],
  ['failed', 'failed'],
  ['error', 'errored'],
  ['skipped', 'skipped'],
  ['xfailed', 'skipped'],
  ['rerun', 'flaky'],
]);

const STAGES = ['setup', 'call', 'teardown'] as const;

/** The stage that decided; `error` is a stage other than the call. */
const brokenStage = (test: JsonObject): JsonObject => {
  const stages = STAGES.map((stage) => objectOf(test[stage]));
  return stages.find(({ outcome }) => outcome === 'failed' || outcome === 'error') ?? {};
};

const said = (stage: JsonObject): Pick<TestCase, 'message' | 'type' | 'trace'> => {
  const crash = textOf(objectOf(stage['crash'])['message']);
  const longrepr = textOf(stage['longrepr']);
  const { message, type } = failureText(crash ?? longrepr ?? '');
  return { message, type, trace: longrepr ?? crash };
};

/** `tests/test_cart.py::TestCart::test_add[1-2]`: file, classes, name with parameters. */
const placeOf = (nodeid: string): Pick<TestCase, 'name' | 'suite' | 'file'> => {
  const parameters = nodeid.indexOf('[');
  const path = parameters === -1 ? nodeid : nodeid.slice(0, parameters);
  const parts = path.split('::');
  const name = `${parts.at(-1) ?? ''}${nodeid.slice(path.length)}`;
  const suite = parts.slice(0, -1).join('::');
  return { name, suite: suite === '' ? parts[0] : suite, file: parts[0] };
};

const testOf = (test: JsonObject): TestCase => ({
  ...placeOf(textOf(test['nodeid']) ?? textOf(test['name']) ?? ''),
  ...said(brokenStage(test)),
  outcome: OUTCOME.get(test['outcome']) ?? 'passed',
  // Counted from 0, as the interpreter's `co_firstlineno` less one.
  line: (wholeOf(test['lineno']) ?? -1) + 1,
});

/** A module that could not be imported, a conftest that broke. */
const collectionError = (collector: JsonObject): TestCase => {
  const nodeid = textOf(collector['nodeid']) ?? 'collection';
  const text = textOf(collector['longrepr']) ?? '';
  const last = text
    .split('\n')
    .findLast((line) => /^E\s+\S/.test(line))
    ?.replace(/^E\s+/, '');
  const { message, type } = failureText(last ?? text);
  const outside = { outcome: 'errored', standing: 'outside' } as const;
  return { name: nodeid, suite: nodeid, file: nodeid.split('::')[0], message, type, trace: text, ...outside };
};

/** What `--json-report-summary` leaves of a report. */
const claimedOf = (summary: JsonObject): Totals => {
  const count = (...names: readonly string[]): number =>
    names.reduce((sum, name) => sum + (wholeOf(summary[name]) ?? 0), 0);
  return {
    tests: count('total'),
    failures: count('failed'),
    errors: count('error'),
    skipped: count('skipped', 'xfailed'),
    flaky: 0,
  };
};

const parse = (document: JsonObject): TestDocument | undefined => {
  const { tests, collectors, created, exitcode } = document;
  if (!Array.isArray(tests) && objectOf(document['summary']) !== document['summary']) return undefined;
  const started = typeof created === 'number' ? timeOfMilliseconds(Math.trunc(created * 1000)) : undefined;
  const broken = listOf(collectors)
    .map(objectOf)
    .filter(({ outcome }) => outcome === 'failed');
  return {
    facts: {
      tool: 'pytest',
      started,
      identity: started === undefined ? [] : [String(created), textOf(document['root']) ?? ''],
      claimed: claimedOf(objectOf(document['summary'])),
    },
    cases: [...listOf(tests).map((test) => testOf(objectOf(test))), ...broken.map(collectionError)],
    // 2: interrupted by the user, 3: an internal error (pytest.ExitCode).
    partial: (exitcode === 2 && broken.length === 0) || exitcode === 3,
  };
};

/** Reports of the plugin pytest-json-report 1.x. */
export const pytestJson = jsonTestReader({
  name: 'pytest-json',
  description: 'reports of pytest-json-report',
  recognise: (keys) =>
    keys.has('exitcode') && (keys.has('created') || keys.has('summary') || keys.has('tests')),
  parse,
});
