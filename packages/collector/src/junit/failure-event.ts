import type { TestFailureEvent } from '@feedback/schema';
import { envelopeOf, type RunFrame } from '../run/run-frame.ts';
import type { TestOutcome } from '../test-report/test-case.ts';
import { firstLine, lineNumber, presentText } from '../text/present-text.ts';
import { withoutAbsent } from '../without-absent.ts';
import type { JunitCase, JunitVerdict } from './junit-case.ts';
import { timeOf } from './junit-run.ts';

const COUNTED: Partial<Record<TestOutcome, readonly JunitVerdict['kind'][]>> = {
  failed: ['failure', 'rerun'],
  errored: ['error', 'failure', 'rerun'],
  flaky: ['flaky', 'failure'],
};

const firstOf = (verdicts: readonly JunitVerdict[], attribute: string): string | undefined =>
  verdicts.map(({ attributes }) => presentText(attributes[attribute])).find((found) => found !== undefined);

const reasonOf = (verdicts: readonly JunitVerdict[]): string =>
  firstOf(verdicts, 'message') ??
  verdicts.map(({ text }) => firstLine(text)).find((line) => line !== undefined) ??
  firstOf(verdicts, 'type') ??
  '';

/** What was observed, never where in the file. */
const recordOf = (
  found: JunitCase,
  outcome: TestOutcome,
  verdicts: readonly JunitVerdict[],
): readonly string[] => [
  outcome,
  found.suites.at(-1)?.attributes['name'] ?? '',
  found.attributes['classname'] ?? found.attributes['class'] ?? '',
  found.attributes['name'] ?? '',
  ...verdicts.flatMap(({ kind, attributes, text }) => [
    kind,
    attributes['type'] ?? '',
    attributes['message'] ?? '',
    text,
  ]),
];

/** The nearest value of an attribute: of the case, else of a suite around it. */
const nearest = (found: JunitCase, attribute: string): string | undefined =>
  [found.attributes, ...found.suites.map(({ attributes }) => attributes).toReversed()]
    .map((attributes) => presentText(attributes[attribute]))
    .find((value) => value !== undefined);

const attemptsOf = (outcome: TestOutcome, verdicts: readonly JunitVerdict[]): number => {
  const count = (...kinds: JunitVerdict['kind'][]): number =>
    verdicts.filter(({ kind }) => kinds.includes(kind)).length;
  return 1 + (outcome === 'flaky' ? count('flaky') : count('rerun'));
};

/** The event of a case that failed, errored or was flaky; several failures of it are one event. */
export const failureEvent = (found: JunitCase, outcome: TestOutcome, frame: RunFrame): TestFailureEvent => {
  const verdicts = found.verdicts.filter(({ kind }) => COUNTED[outcome]?.includes(kind) === true);
  const time = timeOf(found.attributes) ?? found.suites.findLast((suite) => suite.time)?.time;
  const attempts = attemptsOf(outcome, found.verdicts);
  const suite =
    nearest({ ...found, suites: [] }, 'classname') ?? nearest({ ...found, attributes: {} }, 'name');
  return withoutAbsent({
    kind: 'test_failure' as const,
    ...envelopeOf(frame, recordOf(found, outcome, verdicts), { time }),
    test_name: found.attributes['name'] ?? suite ?? '',
    suite,
    failure_reason: reasonOf(verdicts),
    failure_type: firstOf(verdicts, 'type'),
    stack_trace: presentText(verdicts.map(({ text }) => text.trim()).join('\n\n')),
    errored: outcome === 'errored' ? true : undefined,
    flaky: outcome === 'flaky' ? true : undefined,
    attempts: attempts > 1 ? attempts : undefined,
    file_path: nearest(found, 'file') ?? firstOf(verdicts, 'file'),
    line: lineNumber(found.attributes['line']) ?? lineNumber(firstOf(verdicts, 'line')),
  });
};
