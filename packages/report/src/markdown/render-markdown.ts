import type { Analysis } from '@feedback/schema';
import { toldOf, type ReportOptions } from '../told.ts';
import { describeAnalysis } from '../words/describe-analysis.ts';
import { SECTIONS } from './sections/table.ts';

/**
 * Renders an analysis as a GitHub Flavored Markdown report. Everything that comes from outside is inert: code spans, fences
 * that it can't close, entities.
 */
export const renderMarkdown = (analysis: Analysis, options: ReportOptions = {}): string => {
  const told = toldOf(analysis, options);
  const head = `# Feedback report\n\n${describeAnalysis(analysis)}\n`;
  return [head, ...SECTIONS.map((section) => section(told))].filter((part) => part !== '').join('\n');
};
