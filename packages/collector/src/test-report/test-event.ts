import type { Source, TestFailureEvent } from '@feedback/schema';
import type { EventIds } from '../event-ids.ts';
import { firstLine, lineNumber, presentText } from '../text/present-text.ts';
import type { TestCase } from './test-case.ts';

export interface TestEventContext {
  readonly runKey: string;
  readonly source: Source;
  readonly project: string | undefined;
  /** The time of cases without one, ISO 8601 UTC. */
  readonly fallback: string;
  readonly zoneAssumed: boolean;
  readonly ids: EventIds;
}

/** What was observed, never where in the file. */
const recordOf = (found: TestCase): readonly string[] => [
  found.outcome,
  found.suite ?? '',
  found.name,
  found.variant ?? '',
  found.type ?? '',
  found.message ?? '',
  found.trace ?? '',
];

/** The event of a case that failed, errored or was flaky. */
export const testEvent = (found: TestCase, context: TestEventContext): TestFailureEvent => {
  const { attempts = 1 } = found;
  const zoneAssumed = found.time?.zoneAssumed ?? context.zoneAssumed;
  const optional = {
    zone_assumed: zoneAssumed ? (true as const) : undefined,
    project: context.project,
    suite: presentText(found.suite),
    failure_type: presentText(found.type),
    stack_trace: presentText(found.trace),
    code_snippet: presentText(found.snippet),
    errored: found.outcome === 'errored' ? true : undefined,
    flaky: found.outcome === 'flaky' ? true : undefined,
    attempts: Number.isSafeInteger(attempts) && attempts > 1 ? attempts : undefined,
    file_path: presentText(found.file),
    line: lineNumber(found.line),
  };
  return {
    kind: 'test_failure',
    event_id: context.ids.next(context.runKey, recordOf(found)),
    timestamp: found.time?.timestamp ?? context.fallback,
    source: context.source,
    test_name: found.name,
    failure_reason: presentText(found.message) ?? firstLine(found.trace) ?? presentText(found.type) ?? '',
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<TestFailureEvent>),
  };
};
