import {
  BugEvent,
  CodeGenerationEvent,
  CodeReviewEvent,
  DeploymentEvent,
  parseTimestamp,
  PerformanceEvent,
  TestFailureEvent,
  toSeverity,
} from '@feedback/schema';
import { CollectorError } from '../collector-error.ts';
import type { EntryKind, EntryOptions } from './entries.ts';

const ENVELOPE = {
  event_id: true,
  timestamp: true,
  source: true,
  project: true,
  count: true,
  extra: true,
} as const;

const SHAPES = {
  bug: BugEvent.omit(ENVELOPE),
  test_failure: TestFailureEvent.omit(ENVELOPE),
  code_review: CodeReviewEvent.omit(ENVELOPE),
  performance: PerformanceEvent.omit(ENVELOPE),
  deployment: DeploymentEvent.omit(ENVELOPE),
  code_generation: CodeGenerationEvent.omit(ENVELOPE),
};

/** Fields that say something or are left out. */
const NEEDED: Readonly<Record<EntryKind, readonly string[]>> = {
  bug: ['pattern', 'filePath'],
  test_failure: ['testName', 'patternViolated'],
  code_review: ['pattern', 'issueType', 'filePath'],
  performance: ['metricType'],
  deployment: ['pattern', 'issueType', 'environment'],
  code_generation: [],
};

/** The event's name for each option whose name is not the same. */
const FIELD_OF: ReadonlyMap<string, string> = new Map([
  ['patternViolated', 'pattern'],
  ['filePath', 'file_path'],
  ['stackTrace', 'stack_trace'],
  ['testName', 'test_name'],
  ['failureReason', 'failure_reason'],
  ['codeSnippet', 'code_snippet'],
  ['issueType', 'issue_type'],
  ['metricType', 'metric_type'],
  ['rootCause', 'root_cause'],
  ['resolutionTimeMinutes', 'resolution_time_minutes'],
  ['patternsApplied', 'patterns_applied'],
  ['codeLength', 'code_length'],
  ['compilationError', 'compilation_error'],
]);

const fieldOf = (option: string): string => FIELD_OF.get(option) ?? option;

const optionOf = (field: string): string =>
  [...FIELD_OF].find(([, name]) => name === field && field !== 'pattern')?.[0] ?? field;

const refuse = (kind: EntryKind, field: string, why: string): CollectorError =>
  new CollectorError(
    'INVALID_ENTRY',
    `The ${kind.replace('_', ' ')} was not logged: ${field} ${why}. Correct ${field} and log it again.`,
    { field },
  );

const show = (value: unknown): string => {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 80);
  } catch {
    return typeof value;
  }
};

const severityOf = (value: unknown): string => {
  const severity = toSeverity(value);
  if (severity !== undefined) return severity;
  throw refuse('code_review', 'severity', `is ${show(value)}, not one of low, medium, high, critical`);
};

type Given = Readonly<Record<string, unknown>>;

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

const fieldsOf = (kind: EntryKind, given: Given): Record<string, unknown> => {
  const fields: Record<string, unknown> = { kind };
  for (const option of Object.keys(given)) {
    const value = given[option];
    if (option === 'timestamp' || value === null || value === undefined) continue;
    fields[fieldOf(option)] = option === 'severity' ? severityOf(value) : value;
  }
  return fields;
};

/** When an entry happened, and whether its zone was assumed. */
const timeOf = (kind: EntryKind, given: unknown): { timestamp: string; zone_assumed?: true } | undefined => {
  if (given === undefined || given === null) return undefined;
  const text = given instanceof Date && !Number.isNaN(given.getTime()) ? given.toISOString() : given;
  const parsed = parseTimestamp(text);
  if (parsed === undefined)
    throw refuse(kind, 'timestamp', `is ${show(given)}, not a date or an ISO 8601 time that a calendar has`);
  return { timestamp: parsed.timestamp, ...(parsed.zoneAssumed ? { zone_assumed: true as const } : {}) };
};

export interface CheckedEntry {
  /** What the entry says, in the event's words, `kind` first. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** When it happened, if it says so. */
  readonly time: { readonly timestamp: string; readonly zone_assumed?: true } | undefined;
}

const explain = (
  kind: EntryKind,
  given: Given,
  issue: { path: PropertyKey[]; message: string } | undefined,
) => {
  const name = String(issue?.path[0]);
  const field = Object.keys(given).find((option) => fieldOf(option) === name) ?? optionOf(name);
  const why = field in given ? `is ${show(given[field])}: ${issue?.message ?? ''}` : 'is missing';
  return refuse(kind, field, why);
};

/** Checks what was given to a `log*` method. Throws `CollectorError` `INVALID_ENTRY`, which names the option. */
export const checkEntry = <K extends EntryKind>(kind: K, options: EntryOptions[K]): CheckedEntry => {
  if (typeof options !== 'object' || options === null)
    throw refuse(kind, 'the entry', `is ${show(options)}, not an object with fields`);
  const given = options as unknown as Given;
  const time = timeOf(kind, given['timestamp']);
  const parsed = SHAPES[kind].safeParse(fieldsOf(kind, given));
  if (!parsed.success) throw explain(kind, given, parsed.error.issues[0]);
  for (const field of NEEDED[kind])
    if (isBlank(given[field])) throw refuse(kind, field, 'is empty; leave it out or say what it is');
  return { fields: parsed.data, time };
};
