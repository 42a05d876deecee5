import type { SerializedError, TestCase as VitestCase, TestModule, TestSuite } from 'vitest/node';
import { timeOfMilliseconds } from '../run/run-time.ts';
import type { TestCase, TestOutcome } from '../test-report/test-case.ts';

/** What the errors of one test or hook say: the first is its reason, all are its trace. */
const failureOf = (errors: readonly SerializedError[]): Partial<TestCase> => {
  const [first] = errors;
  return {
    message: first?.message,
    type: first?.name,
    trace: errors.map(({ stack, message }) => stack ?? message).join('\n\n'),
  };
};

const namesAbove = (task: VitestCase | TestSuite): readonly string[] =>
  task.parent.type === 'module' ? [] : [...namesAbove(task.parent), task.parent.name];

const outcomeOf = (test: VitestCase): TestOutcome => {
  const { state } = test.result();
  if (state === 'failed') return 'failed';
  if (state === 'passed') return test.diagnostic()?.flaky === true ? 'flaky' : 'passed';
  return 'skipped';
};

const caseOf = (test: VitestCase, module: TestModule): TestCase => {
  const suites = namesAbove(test);
  const diagnostic = test.diagnostic();
  return {
    name: test.name,
    outcome: outcomeOf(test),
    suite: suites.length > 0 ? suites.join(' > ') : module.relativeModuleId,
    variant: `${module.relativeModuleId} ${module.project.name}`,
    ...failureOf(test.result().errors ?? []),
    file: module.relativeModuleId,
    line: test.location?.line,
    attempts: (diagnostic?.retryCount ?? 0) + 1,
    time: timeOfMilliseconds(diagnostic?.startTime),
  };
};

/** Trouble that belongs to no test: a file that did not load, a hook of a suite. */
const brokenOutside = (
  name: string,
  file: string | undefined,
  errors: readonly SerializedError[],
): readonly TestCase[] =>
  errors.map((error) => ({
    name,
    outcome: 'errored',
    standing: 'outside',
    suite: file,
    file,
    ...failureOf([error]),
  }));

/** What a finished module says, as cases: its tests, and what broke around them. */
export function* moduleCases(module: TestModule): Generator<TestCase> {
  const { relativeModuleId: file } = module;
  yield* brokenOutside(file, file, module.errors());
  for (const suite of module.children.allSuites())
    yield* brokenOutside([...namesAbove(suite), suite.name].join(' > '), file, suite.errors());
  for (const test of module.children.allTests()) yield caseOf(test, module);
}

/** Errors that no test or hook caught. */
export const unhandledCases = (errors: readonly SerializedError[]): readonly TestCase[] =>
  errors.flatMap((error) => brokenOutside('Unhandled error', undefined, [error]));
