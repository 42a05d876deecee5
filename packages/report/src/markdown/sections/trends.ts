import { padText, textWidth } from '../../text/fit-text.ts';
import { plainLine } from '../../text/plain-text.ts';
import { sparkline } from '../../text/sparkline.ts';
import { day } from '../../words/day.ts';
import { describeEscalation, P_WORDS } from '../../words/describe-escalation.ts';
import { codeBlock, inlineCode } from '../escape-markdown.ts';
import type { Section } from '../section.ts';

/** What chance gives more often than this needs no sentence. */
const NOTABLE = 0.05;

/** A series over time for each pattern, and what came more often lately than chance gives. */
export const trends: Section = ({ analysis }) => {
  const shown = analysis.trends.filter(({ points }) => points.length > 0);
  if (shown.length === 0) return '';
  const names = shown.map(({ pattern }) => plainLine(pattern));
  const width = Math.max(...names.map(textWidth));
  const lines = shown.map(({ bucket, points, state }, index) => {
    const counts = points.map(({ count }) => count);
    const span = `${day(points[0]?.start)} … ${day(points.at(-1)?.start)}`;
    return `${padText(names[index] ?? '', width)}  ${sparkline(counts)}  ${span}, per ${bucket}, at most ${Math.max(...counts)}${state === undefined ? '' : `, ${state}`}`;
  });
  const rising = shown.flatMap(({ pattern, escalation }) =>
    escalation && escalation.observed > escalation.expected && escalation.probability < NOTABLE
      ? [`- ${inlineCode(pattern)}: ${describeEscalation(escalation)}\n`]
      : [],
  );
  const more =
    rising.length === 0 ? '' : `\nMore than expected lately (${P_WORDS.slice(0, -1)}):\n\n${rising.join('')}`;
  return `## Trends\n\n${codeBlock(lines.join('\n'), 'text')}${more}`;
};
