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
