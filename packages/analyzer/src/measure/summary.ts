import { categoryOf, MISTAKE_KINDS, type EventKind, type MetricsSummary } from '@feedback/schema';

type Counted = Exclude<keyof MetricsSummary, 'total'>;

/** A summary from numbers by category: generated code and model calls are no mistakes, so they are left out. */
export const summaryOf = (count: (category: Counted) => number): MetricsSummary => {
  const counts = {
    bugs: count('bugs'),
    test_failures: count('test_failures'),
    code_reviews: count('code_reviews'),
    performance_metrics: count('performance_metrics'),
    deployment_issues: count('deployment_issues'),
  };
  return { total: Object.values(counts).reduce((sum, one) => sum + one, 0), ...counts };
};

/** A summary from events by kind. */
export const summaryOfKinds = (byKind: Readonly<Partial<Record<EventKind, number>>>): MetricsSummary => {
  const byCategory = new Map(MISTAKE_KINDS.map((kind) => [categoryOf(kind), byKind[kind] ?? 0]));
  return summaryOf((category) => byCategory.get(category) ?? 0);
};
