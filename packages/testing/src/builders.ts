import { eventId, type BugEvent, type CodeReviewEvent, type TestFailureEvent } from '@feedback/schema';

const source = { tool: 'test', format: 'manual', run_id: 'r_1' };
let built = 0;

const envelope = () => ({
  event_id: eventId('testing', [String(built++)]),
  timestamp: '2026-01-30T00:00:00.000Z',
  source,
});

/** A bug with plausible fields; give those that the test is about. */
export const aBug = (fields: Partial<BugEvent> = {}): BugEvent => ({
  ...envelope(),
  kind: 'bug',
  pattern: 'bounds_checking',
  error: 'IndexError: list index out of range',
  code: 'first = items[0]',
  file_path: 'app/basket.py',
  line: 15,
  ...fields,
});

/** A failed test without a declared pattern. */
export const aTestFailure = (fields: Partial<TestFailureEvent> = {}): TestFailureEvent => ({
  ...envelope(),
  kind: 'test_failure',
  test_name: 'test_empty_basket',
  failure_reason: 'IndexError: list index out of range',
  ...fields,
});

/** A review finding of medium severity. */
export const aReview = (fields: Partial<CodeReviewEvent> = {}): CodeReviewEvent => ({
  ...envelope(),
  kind: 'code_review',
  pattern: 'specific_exceptions',
  issue_type: 'Bare except',
  severity: 'medium',
  file_path: 'app/basket.py',
  line: 20,
  ...fields,
});
