import { inlineCode } from '../escape-markdown.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Section } from '../section.ts';

/** Recurring mistakes that no pattern covers yet. */
export const newPatterns: Section = ({ analysis: { new_patterns } }) => {
  if (new_patterns.length === 0) return '';
  const rows = new_patterns.map(({ pattern, severity, count, runs, template }) => [
    inlineCode(pattern),
    severity,
    String(count),
    String(runs),
    inlineCode(template, 100),
  ]);
  return `## New\n\nThese recur and no pattern of the library covers them. \`feedback patterns accept NAME\` makes one a lesson, \`dismiss\` hides it.\n\n${markdownTable(
    [
      { title: 'Proposed pattern' },
      { title: 'Severity' },
      { title: 'Times', align: 'right' },
      { title: 'Runs', align: 'right' },
      { title: 'Message' },
    ],
    rows,
  )}`;
};
