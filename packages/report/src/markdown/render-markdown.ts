import type { Analysis, Lesson } from '@feedback/schema';
import { SECTIONS } from './sections.ts';

const PERIOD: Readonly<Record<Analysis['period'], string>> = {
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

const totals = ({ summary, runs, unassigned }: Analysis): string => {
  const parts = Object.entries(CATEGORY).flatMap(([category, [one, many]]) => {
    const count = summary[category as keyof typeof CATEGORY];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const facts = parts.length === 0 ? 'No mistakes' : parts.join(', ');
  const rest = unassigned === 0 ? '' : ` ${unassigned} belong to no pattern.`;
  return `${facts} in ${runs.total} ${runs.total === 1 ? 'run' : 'runs'}.${rest}`;
};

export interface MarkdownOptions {
  /** The library, whose descriptions are shown beside the numbers. */
  readonly patterns?: readonly Lesson[];
}

/**
 * Renders an analysis as a GitHub Flavored Markdown report. Everything that comes from outside is inert: code spans, fences
 * that it can't close, entities.
 */
export const renderMarkdown = (analysis: Analysis, { patterns = [] }: MarkdownOptions = {}): string => {
  const lessons = new Map(patterns.map((pattern) => [pattern.name, pattern]));
  const head = `# Feedback report\n\n${PERIOD[analysis.period]}, as of ${analysis.generated_at.slice(0, 16).replace('T', ' ')} UTC. ${totals(analysis)}\n`;
  return [head, ...SECTIONS.map((section) => section(analysis, lessons))]
    .filter((part) => part !== '')
    .join('\n');
};
