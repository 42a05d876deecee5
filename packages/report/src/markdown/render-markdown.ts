import type { Analysis, Lesson } from '@feedback/schema';
import { describeTotals, PERIOD_WORDS } from '../words/describe-analysis.ts';
import type { ReportedExperiment } from '../words/describe-experiment.ts';
import { SECTIONS } from './sections.ts';

export interface MarkdownOptions {
  /** The library, whose descriptions are shown beside the numbers. */
  readonly patterns?: readonly Lesson[];
  /** Experiments with patterns, with what they have shown so far. */
  readonly experiments?: readonly ReportedExperiment[];
}

/**
 * Renders an analysis as a GitHub Flavored Markdown report. Everything that comes from outside is inert: code spans, fences
 * that it can't close, entities.
 */
export const renderMarkdown = (
  analysis: Analysis,
  { patterns = [], experiments = [] }: MarkdownOptions = {},
): string => {
  const lessons = new Map(patterns.map((pattern) => [pattern.name, pattern]));
  const head = `# Feedback report\n\n${PERIOD_WORDS[analysis.period]}, as of ${analysis.generated_at.slice(0, 16).replace('T', ' ')} UTC. ${describeTotals(analysis)}\n`;
  return [head, ...SECTIONS.map((section) => section(analysis, lessons, experiments))]
    .filter((part) => part !== '')
    .join('\n');
};
