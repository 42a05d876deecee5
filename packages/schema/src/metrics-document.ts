import * as z from 'zod';
import { Assignment, Episode } from './judgement.ts';
import { Event } from './event.ts';
import type { Problem } from './problem.ts';
import { PatternStats } from './pattern.ts';
import { Run } from './run.ts';
import { Severity } from './severity.ts';

/** A time as the original writes it (no zone) or as we do (UTC with `Z`). */
const time = z.string();
const count = z.int().positive();
const line = z.int().nullable();

export const BugEntry = z.looseObject({
  pattern: z.string(),
  error: z.string(),
  code: z.string(),
  file_path: z.string(),
  line,
  stack_trace: z.string().nullable(),
  timestamp: time,
  count,
});
export type BugEntry = z.infer<typeof BugEntry>;

export const TestFailureEntry = z.looseObject({
  test_name: z.string(),
  failure_reason: z.string(),
  pattern_violated: z.string().nullable(),
  code_snippet: z.string().nullable(),
  timestamp: time,
  count,
});
export type TestFailureEntry = z.infer<typeof TestFailureEntry>;

export const CodeReviewEntry = z.looseObject({
  issue_type: z.string(),
  pattern: z.string(),
  severity: Severity,
  file_path: z.string(),
  line,
  suggestion: z.string().nullable(),
  timestamp: time,
});
export type CodeReviewEntry = z.infer<typeof CodeReviewEntry>;

export const PerformanceEntry = z.looseObject({
  metric_type: z.string(),
  details: z.record(z.string(), z.json()),
  timestamp: time,
});
export type PerformanceEntry = z.infer<typeof PerformanceEntry>;

export const DeploymentEntry = z.looseObject({
  issue_type: z.string(),
  pattern: z.string(),
  environment: z.string(),
  root_cause: z.string().nullable(),
  resolution_time_minutes: z.number().nullable(),
  timestamp: time,
});
export type DeploymentEntry = z.infer<typeof DeploymentEntry>;

export const CodeGenerationEntry = z.looseObject({
  prompt: z.string(),
  patterns_applied: z.array(z.string()),
  confidence: z.number(),
  success: z.boolean(),
  code_length: z.int().nullable(),
  compilation_error: z.string().nullable(),
  metadata: z.record(z.string(), z.json()),
  timestamp: time,
});
export type CodeGenerationEntry = z.infer<typeof CodeGenerationEntry>;

export const LlmCallEntry = z.looseObject({ timestamp: time });
export type LlmCallEntry = z.infer<typeof LlmCallEntry>;

/** The original's categories, in its order. */
export const CATEGORIES = [
  'bugs',
  'test_failures',
  'code_reviews',
  'performance_metrics',
  'deployment_issues',
  'code_generation',
  'llm_calls',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** A row of a document as files really have it: any field may be missing or of another type. */
export const DocumentRow = z.record(z.string(), z.json());
export type DocumentRow = z.infer<typeof DocumentRow>;

/** What the original's document has no place for: kept under one extra key, so that the original still reads the rest. */
export const DocumentExtras = z.object({
  schema_version: z.literal(1),
  runs: z.array(Run),
  /** Events of kinds that the original has no category for. */
  events: z.array(Event),
  assignments: z.array(Assignment),
  episodes: z.array(Episode),
  stats: z.array(PatternStats),
  /** What signatures are found by, and those that wordings were given, by id. */
  signatures: z.object({ state: z.json(), given: z.record(z.string(), z.string()) }).optional(),
});
export type DocumentExtras = z.infer<typeof DocumentExtras>;

/** The original's metrics document: one list of rows per category. Categories it does not know are kept. */
export type MetricsDocument = Record<Category, DocumentRow[]> & {
  [category: string]: unknown;
  feedback?: DocumentExtras;
};

export const emptyDocument = (): MetricsDocument => ({
  bugs: [],
  test_failures: [],
  code_reviews: [],
  performance_metrics: [],
  deployment_issues: [],
  code_generation: [],
  llm_calls: [],
});

export interface ReadDocument {
  readonly document: MetricsDocument;
  readonly problems: readonly Problem[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a parsed metrics document as leniently as can be done without guessing: a missing or `null` category is empty, a
 * single row stands for a list of one, a row that is no object is a problem. Throws nothing; `undefined` when the value
 * is no object at all.
 */
export const readDocument = (value: unknown): ReadDocument | undefined => {
  if (!isRecord(value)) return undefined;
  const problems: Problem[] = [];
  const document: MetricsDocument = { ...emptyDocument(), ...structuredClone(value) };
  for (const category of CATEGORIES) {
    const given = value[category] ?? [];
    const rows: unknown[] = Array.isArray(given) ? given : [given];
    document[category] = rows.filter((row, index): row is DocumentRow => {
      if (isRecord(row)) return true;
      problems.push({
        severity: 'warning',
        code: 'INVALID_ROW',
        message: `${category}[${index}] is not an object and was left out; correct it in the file and read it again.`,
      });
      return false;
    });
  }
  const extras = value['feedback'] === undefined ? undefined : DocumentExtras.safeParse(value['feedback']);
  if (extras?.success === true) document.feedback = extras.data;
  else if (extras !== undefined) {
    delete document.feedback;
    problems.push({
      severity: 'error',
      code: 'INVALID_EXTRAS',
      message: 'The "feedback" part of the document is damaged: runs and judgements in it could not be read.',
    });
  }
  return { document, problems };
};
