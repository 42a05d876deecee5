import type { Analysis } from '@feedback/schema';

/** Each period as the beginning of a sentence. */
const PERIOD_WORDS: Readonly<Record<Analysis['period'], string>> = {
  all: 'Everything so far',
  month: 'The last 30 days',
  week: 'The last 7 days',
};

const CATEGORY = {
  bugs: ['bug', 'bugs'],
  test_failures: ['test failure', 'test failures'],
  code_reviews: ['review finding', 'review findings'],
  performance_metrics: ['performance issue', 'performance issues'],
  deployment_issues: ['deployment issue', 'deployment issues'],
} as const;

/** What was seen, category by category, in how many runs, and what no pattern covers; in a sentence or two. */
const describeTotals = ({ summary, runs, unassigned }: Analysis): string => {
  const parts = Object.entries(CATEGORY).flatMap(([category, [one, many]]) => {
    const count = summary[category as keyof typeof CATEGORY];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const facts = parts.length === 0 ? 'No mistakes' : parts.join(', ');
  const rest = unassigned === 0 ? '' : ` ${unassigned} belong to no pattern.`;
  return `${facts} in ${runs.total} ${runs.total === 1 ? 'run' : 'runs'}.${rest}`;
};

/** What the analysis is of, when it was made, and what it is about. */
export const describeAnalysis = (analysis: Analysis): string =>
  `${PERIOD_WORDS[analysis.period]}, as of ${analysis.generated_at.slice(0, 16).replace('T', ' ')} UTC. ${describeTotals(analysis)}`;
