import { objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { timeOfText } from '../run/run-time.ts';
import { failureText } from './failure-text.ts';
import type { TestCase, TestOutcome } from './test-case.ts';
import type { RunFacts } from './test-report.ts';

/** Mocha names a failing hook so. */
const HOOK = /^"(?:before|after) (?:all|each)" hook/;

/** Whether a failure is one of a hook: it has no test. */
export const isHook = (test: JsonObject): boolean =>
  test['isHook'] === true || HOOK.test(textOf(test['title']) ?? '');

/** What was thrown, `{}` when nothing was. */
const errorOf = (test: JsonObject): JsonObject => objectOf(test['err']);

export const hasFailed = (test: JsonObject): boolean => Object.keys(errorOf(test)).length > 0;

const traceOf = (error: JsonObject): string =>
  textOf(error['stack']) ?? textOf(error['estack']) ?? textOf(error['message']) ?? '';

/** The titles around a test: its full title without its own. */
const suiteOf = (test: JsonObject): string | undefined => {
  const full = textOf(test['fullTitle']) ?? '';
  const title = textOf(test['title']) ?? '';
  return full.endsWith(title) ? full.slice(0, full.length - title.length).trim() : full;
};

/** What the `stats` of a report say about its run. */
export const mochaFacts = (stats: unknown): RunFacts => {
  const { start, end } = objectOf(stats);
  const started = timeOfText(start);
  return { started, identity: started === undefined ? [] : [started.timestamp, textOf(end) ?? ''] };
};

/** A test or a hook as the reporters of Mocha write it, with what became of it. */
export const mochaCase = (test: JsonObject, outcome: TestOutcome, suite = suiteOf(test)): TestCase => {
  const error = errorOf(test);
  const parts = failureText(traceOf(error));
  return {
    name: textOf(test['title']) ?? textOf(test['fullTitle']) ?? '',
    outcome,
    standing: isHook(test) ? 'outside' : 'test',
    suite,
    variant: textOf(test['file']),
    message: textOf(error['message'])?.replace(`${parts.type ?? ''}: `, '') ?? parts.message,
    type: textOf(error['name']) ?? parts.type,
    trace: parts.trace,
    file: textOf(test['file']),
    attempts: (wholeOf(test['currentRetry']) ?? 0) + 1,
  };
};
