export { FeedbackReporter, type FeedbackReporterOptions } from './feedback-reporter.ts';
// oxlint-disable-next-line import/no-default-export -- Vitest takes a reporter that is named in its configuration from the default export
export { FeedbackReporter as default } from './feedback-reporter.ts';
