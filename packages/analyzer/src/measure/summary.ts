import { categoryOf, MISTAKE_KINDS, type EventKind, type MetricsSummary } from '@feedback/schema';

type Counted = Exclude<keyof MetricsSummary, 'total'>;

const COUNTED: readonly Counted[] = [
  'bugs',
  'test_failures',
  'code_reviews',
  'performance_metrics',
  'deployment_issues',
];

/** A summary from numbers by category: generated code and model calls are no mistakes, so they are left out. */
export const summaryOf = (count: (category: Counted) => number): MetricsSummary => {
  const [bugs, test_failures, code_reviews, performance_metrics, deployment_issues] = COUNTED.map(count) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const total = bugs + test_failures + code_reviews + performance_metrics + deployment_issues;
  return { total, bugs, test_failures, code_reviews, performance_metrics, deployment_issues };
};

/** A summary from events by kind. */
export const summaryOfKinds = (byKind: Readonly<Partial<Record<EventKind, number>>>): MetricsSummary => {
  const byCategory = new Map(MISTAKE_KINDS.map((kind) => [categoryOf(kind), byKind[kind] ?? 0]));
  return summaryOf((category) => byCategory.get(category) ?? 0);
};
