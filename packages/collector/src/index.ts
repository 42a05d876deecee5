export { findRegressions } from './benchmark/find-regressions.ts';
export { CollectorError, type CollectorErrorCode } from './collector-error.ts';
export type {
  BugEntryOptions,
  CodeGenerationOptions,
  CodeReviewOptions,
  DeploymentOptions,
  PerformanceOptions,
  TestFailureOptions,
} from './log/entries.ts';
export {
  MetricsCollector,
  type CollectorSummary,
  type MetricsCollectorOptions,
} from './metrics-collector.ts';
export { ALLOWED_PLAN_ROOTS, type PlanFileOptions } from './plan/open-plan.ts';
export { readPlan, type PlanReading, type ReadPlanOptions } from './plan/read-plan.ts';
export { ingestReport, type IngestOptions, type IngestResult } from './ingest-report.ts';
export type { ReportSource } from './input/byte-source.ts';
export type { ReportInput } from './input/report-input.ts';
export { detectFormat, readReport, type ReadReportOptions } from './read-report.ts';
export type { ReadContext, Reader } from './readers/reader.ts';
export { readers } from './readers/table.ts';
export { redactText, type OnRedacted } from './redact/redact-text.ts';
export type { OngoingRun } from './run/ongoing-run.ts';
