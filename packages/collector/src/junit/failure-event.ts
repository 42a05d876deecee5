import type { Source, TestFailureEvent } from '@feedback/schema';
import type { EventIds } from '../event-ids.ts';
import type { JunitCase, JunitVerdict, Outcome } from './junit-case.ts';
import { firstLine, lineNumber, presentText } from '../text/present-text.ts';
import { timeOf } from './junit-run.ts';

const COUNTED: Partial<Record<Outcome, readonly JunitVerdict['kind'][]>> = {
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
  outcome: Outcome,
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

const attemptsOf = (outcome: Outcome, verdicts: readonly JunitVerdict[]): number => {
  const count = (...kinds: JunitVerdict['kind'][]): number =>
    verdicts.filter(({ kind }) => kinds.includes(kind)).length;
  return 1 + (outcome === 'flaky' ? count('flaky') : count('rerun'));
};

export interface FailureContext {
  readonly runKey: string;
  readonly source: Source;
  readonly project: string | undefined;
  /** The time where neither case nor suite has one, ISO 8601 UTC. */
  readonly fallback: string;
  readonly ids: EventIds;
}

const withoutAbsent = <T extends object>(fields: T): T => {
  const present: Partial<T> = {};
  for (const name in fields) if (fields[name] !== undefined) present[name] = fields[name];
  return present as T;
};

/** The event of a case that failed, errored or was flaky; several failures of it are one event. */
export const failureEvent = (
  found: JunitCase,
  outcome: Outcome,
  context: FailureContext,
): TestFailureEvent => {
  const verdicts = found.verdicts.filter(({ kind }) => COUNTED[outcome]?.includes(kind) === true);
  const time = timeOf(found.attributes) ?? found.suites.findLast((suite) => suite.time)?.time;
  const attempts = attemptsOf(outcome, found.verdicts);
  const suite =
    nearest({ ...found, suites: [] }, 'classname') ?? nearest({ ...found, attributes: {} }, 'name');
  return withoutAbsent({
    kind: 'test_failure' as const,
    event_id: context.ids.next(context.runKey, recordOf(found, outcome, verdicts)),
    timestamp: time?.timestamp ?? context.fallback,
    zone_assumed: time?.zoneAssumed === true ? (true as const) : undefined,
    project: context.project,
    source: context.source,
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
  }) as TestFailureEvent;
};
