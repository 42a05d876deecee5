import { bar } from '../../text/sparkline.ts';
import { day } from '../../words/day.ts';
import { inlineCode, inlineText } from '../escape-markdown.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Section } from '../section.ts';

/** The mistakes that patterns of the library cover, worst first. */
export const recurring: Section = ({ analysis: { ranked }, lessons }) => {
  const largest = Math.max(0, ...ranked.map(({ count }) => count));
  if (ranked.length === 0) return '## What recurs\n\nNo mistake that belongs to a pattern was seen.\n';
  const rows = ranked.map(({ pattern, severity, count, episodes, last_seen }) => [
    inlineCode(pattern),
    severity,
    String(count),
    bar(count, largest, 12),
    String(episodes),
    day(last_seen),
    inlineText(lessons.get(pattern)?.description ?? '', 100),
  ]);
  return `## What recurs\n\nWorst first. An episode is one stretch in which a mistake was there without a break, however often it was reported.\n\n${markdownTable(
    [
      { title: 'Pattern' },
      { title: 'Severity' },
      { title: 'Times', align: 'right' },
      { title: '' },
      { title: 'Episodes', align: 'right' },
      { title: 'Last seen' },
      { title: 'Lesson' },
    ],
    rows,
  )}`;
};
