import type { Severity } from '@feedback/schema';

/** When it happened: an ISO 8601 text (without zone it is read as UTC) or a `Date`; absent means now. */
interface Timed {
  readonly timestamp?: string | Date;
}

export interface BugEntryOptions extends Timed {
  readonly pattern: string;
  readonly error: string;
  readonly code: string;
  readonly filePath: string;
  /** 1-based. */
  readonly line?: number | null;
  readonly stackTrace?: string | null;
}

export interface TestFailureOptions extends Timed {
  readonly testName: string;
  readonly failureReason: string;
  readonly patternViolated?: string | null;
  readonly codeSnippet?: string | null;
}

export interface CodeReviewOptions extends Timed {
  readonly issueType: string;
  readonly pattern: string;
  /** A severity, or another tool's word for one (`HIGH`, `warning`, `blocker`). */
  readonly severity: Severity | (string & {});
  readonly filePath: string;
  /** 1-based. */
  readonly line?: number | null;
  readonly suggestion?: string | null;
}

export interface PerformanceOptions extends Timed {
  readonly metricType: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface DeploymentOptions extends Timed {
  readonly issueType: string;
  readonly pattern: string;
  readonly environment: string;
  readonly rootCause?: string | null;
  readonly resolutionTimeMinutes?: number | null;
}

export interface CodeGenerationOptions extends Timed {
  readonly prompt: string;
  readonly patternsApplied: readonly string[];
  /** From 0 to 1. */
  readonly confidence: number;
  readonly success: boolean;
  /** In UTF-16 units. */
  readonly codeLength?: number | null;
  readonly compilationError?: string | null;
  readonly metadata?: Readonly<Record<string, unknown>> | null;
}

/** What each kind of entry is logged with. */
export interface EntryOptions {
  readonly bug: BugEntryOptions;
  readonly test_failure: TestFailureOptions;
  readonly code_review: CodeReviewOptions;
  readonly performance: PerformanceOptions;
  readonly deployment: DeploymentOptions;
  readonly code_generation: CodeGenerationOptions;
}
export type EntryKind = keyof EntryOptions;
