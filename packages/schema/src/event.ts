import * as z from 'zod';
import { Severity } from './severity.ts';
import { Timestamp } from './timestamp.ts';

/** Where a fact was read: the tool that reported it, the format and file, and the run of CI it belongs to. */
export const Source = z.object({
  tool: z.string(),
  format: z.string(),
  path: z.string().optional(),
  run_id: z.string().optional(),
  commit: z.string().optional(),
  branch: z.string().optional(),
});
export type Source = z.infer<typeof Source>;

const envelope = {
  event_id: z.string().min(1),
  timestamp: Timestamp,
  /** The source named no zone; the time was read as UTC. */
  zone_assumed: z.literal(true).optional(),
  project: z.string().optional(),
  source: Source,
  /** The pattern that the user or the report declared, never one that was inferred. */
  pattern: z.string().optional(),
  /** How many times the source says it happened; absent means once. */
  count: z.int().positive().optional(),
  /** Fields of the source that this vocabulary has no word for. */
  extra: z.record(z.string(), z.json()).optional(),
};

/** A line in a file, 1-based. */
const line = z.int().positive().optional();

export const BugEvent = z.object({
  ...envelope,
  kind: z.literal('bug'),
  error: z.string(),
  code: z.string(),
  file_path: z.string(),
  line,
  stack_trace: z.string().optional(),
});
export type BugEvent = z.infer<typeof BugEvent>;

export const TestFailureEvent = z.object({
  ...envelope,
  kind: z.literal('test_failure'),
  test_name: z.string(),
  failure_reason: z.string(),
  code_snippet: z.string().optional(),
  suite: z.string().optional(),
  /** The type the report gives, e.g. `AssertionError`. */
  failure_type: z.string().optional(),
  /** Broken before or outside its assertions: import, set-up, timeout, crash. */
  errored: z.boolean().optional(),
  /** Passed at last after failing; counted as flaky, never as failed. */
  flaky: z.boolean().optional(),
  attempts: z.int().positive().optional(),
  file_path: z.string().optional(),
  line,
  stack_trace: z.string().optional(),
});
export type TestFailureEvent = z.infer<typeof TestFailureEvent>;

export const CodeReviewEvent = z.object({
  ...envelope,
  kind: z.literal('code_review'),
  issue_type: z.string(),
  severity: Severity,
  file_path: z.string().optional(),
  line,
  suggestion: z.string().optional(),
  /** The reporting tool's name for the rule, e.g. `no-console`. */
  rule_id: z.string().optional(),
  message: z.string().optional(),
});
export type CodeReviewEvent = z.infer<typeof CodeReviewEvent>;

export const PerformanceEvent = z.object({
  ...envelope,
  kind: z.literal('performance'),
  metric_type: z.string(),
  details: z.record(z.string(), z.json()),
});
export type PerformanceEvent = z.infer<typeof PerformanceEvent>;

export const DeploymentEvent = z.object({
  ...envelope,
  kind: z.literal('deployment'),
  issue_type: z.string(),
  environment: z.string(),
  root_cause: z.string().optional(),
  resolution_time_minutes: z.number().nonnegative().optional(),
});
export type DeploymentEvent = z.infer<typeof DeploymentEvent>;

export const CodeGenerationEvent = z.object({
  ...envelope,
  kind: z.literal('code_generation'),
  prompt: z.string(),
  patterns_applied: z.array(z.string()),
  confidence: z.number().min(0).max(1),
  success: z.boolean(),
  /** In UTF-16 units. */
  code_length: z.int().nonnegative().optional(),
  compilation_error: z.string().optional(),
  metadata: z.record(z.string(), z.json()).optional(),
});
export type CodeGenerationEvent = z.infer<typeof CodeGenerationEvent>;

/** One benchmark number. */
export const MeasurementEvent = z.object({
  ...envelope,
  kind: z.literal('measurement'),
  name: z.string(),
  value: z.number(),
  unit: z.string().optional(),
  better: z.enum(['lower', 'higher']).optional(),
});
export type MeasurementEvent = z.infer<typeof MeasurementEvent>;

/** What became of a thing that was shown or generated. */
export const OutcomeEvent = z.object({
  ...envelope,
  kind: z.literal('outcome'),
  /** `withheld`: a pattern was off for this unit of an experiment. */
  outcome: z.enum(['shown', 'accepted', 'edited', 'fixed', 'suppressed', 'ignored', 'rejected', 'withheld']),
  /** The event, finding or proposal it is about. */
  subject: z.string(),
});
export type OutcomeEvent = z.infer<typeof OutcomeEvent>;

export const LlmCallEvent = z.object({
  ...envelope,
  kind: z.literal('llm_call'),
  provider: z.string(),
  model: z.string(),
  success: z.boolean(),
  input_tokens: z.int().nonnegative().optional(),
  output_tokens: z.int().nonnegative().optional(),
  duration_ms: z.number().nonnegative().optional(),
  error: z.string().optional(),
});
export type LlmCallEvent = z.infer<typeof LlmCallEvent>;

/** One observed fact, never changed afterwards. What we think of it (its pattern, its signature) is kept apart. */
export const Event = z.discriminatedUnion('kind', [
  BugEvent,
  TestFailureEvent,
  CodeReviewEvent,
  PerformanceEvent,
  DeploymentEvent,
  CodeGenerationEvent,
  MeasurementEvent,
  OutcomeEvent,
  LlmCallEvent,
]);
export type Event = z.infer<typeof Event>;
export type EventKind = Event['kind'];

/** The kinds that report a mistake; the others are context or exposure. */
export const MISTAKE_KINDS = [
  'bug',
  'test_failure',
  'code_review',
  'performance',
  'deployment',
] as const satisfies readonly EventKind[];
export type MistakeKind = (typeof MISTAKE_KINDS)[number];
export type MistakeEvent = Extract<Event, { kind: MistakeKind }>;

/** Whether an event says that something went wrong: of a mistake kind, and not a test that passed at last. */
export const isMistake = (event: Event): event is MistakeEvent =>
  (MISTAKE_KINDS as readonly string[]).includes(event.kind) &&
  !(event.kind === 'test_failure' && event.flaky === true);

/** The text that says what went wrong, for matching and grouping. */
export const mistakeText = (event: MistakeEvent): string => {
  switch (event.kind) {
    case 'bug':
      return event.error;
    case 'test_failure':
      return event.failure_reason;
    case 'code_review':
      return event.message ?? event.suggestion ?? event.issue_type;
    case 'performance':
      return event.metric_type;
    case 'deployment':
      return event.root_cause ?? event.issue_type;
    default:
      return event satisfies never;
  }
};
