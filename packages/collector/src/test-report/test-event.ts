import type { Source, TestFailureEvent } from '@feedback/schema';
import type { EventIds } from '../event-ids.ts';
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

const present = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
};

const firstLine = (text: string | undefined): string | undefined =>
  present(text?.split('\n').find((line) => line.trim() !== ''));

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
  const { attempts = 1, line } = found;
  const zoneAssumed = found.time?.zoneAssumed ?? context.zoneAssumed;
  const optional = {
    zone_assumed: zoneAssumed ? (true as const) : undefined,
    project: context.project,
    suite: present(found.suite),
    failure_type: present(found.type),
    stack_trace: present(found.trace),
    code_snippet: present(found.snippet),
    errored: found.outcome === 'errored' ? true : undefined,
    flaky: found.outcome === 'flaky' ? true : undefined,
    attempts: Number.isSafeInteger(attempts) && attempts > 1 ? attempts : undefined,
    file_path: present(found.file),
    line: line !== undefined && Number.isSafeInteger(line) && line > 0 ? line : undefined,
  };
  return {
    kind: 'test_failure',
    event_id: context.ids.next(context.runKey, recordOf(found)),
    timestamp: found.time?.timestamp ?? context.fallback,
    source: context.source,
    test_name: found.name,
    failure_reason: present(found.message) ?? firstLine(found.trace) ?? present(found.type) ?? '',
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<TestFailureEvent>),
  };
};
