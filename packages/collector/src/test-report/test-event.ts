import type { TestFailureEvent } from '@feedback/schema';
import { envelopeOf, type RunFrame } from '../run/run-frame.ts';
import { firstLine, lineNumber, presentText } from '../text/present-text.ts';
import { withoutAbsent } from '../without-absent.ts';
import type { TestCase } from './test-case.ts';

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
export const testEvent = (found: TestCase, frame: RunFrame): TestFailureEvent => {
  const { attempts = 1 } = found;
  return withoutAbsent({
    kind: 'test_failure' as const,
    ...envelopeOf(frame, recordOf(found), { time: found.time }),
    test_name: found.name,
    failure_reason: presentText(found.message) ?? firstLine(found.trace) ?? presentText(found.type) ?? '',
    suite: presentText(found.suite),
    failure_type: presentText(found.type),
    stack_trace: presentText(found.trace),
    code_snippet: presentText(found.snippet),
    errored: found.outcome === 'errored' ? (true as const) : undefined,
    flaky: found.outcome === 'flaky' ? (true as const) : undefined,
    attempts: Number.isSafeInteger(attempts) && attempts > 1 ? attempts : undefined,
    file_path: presentText(found.file),
    line: lineNumber(found.line),
  });
};
