import type { Effectiveness, LibraryEffect } from '@feedback/schema';
import { describeEffect, describeLibrary, estimateText, ratioText } from '../../words/describe-effect.ts';
import { shortNumber } from '../../words/quantity.ts';
import { inlineCode, inlineText } from '../escape-markdown.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Section } from '../section.ts';

const VERDICT: Readonly<Record<Effectiveness['verdict'], string>> = {
  helps: 'helps',
  no_clear_effect: 'no clear effect',
  worse: 'worse',
  insufficient_data: 'not enough data',
};

const rate = ({ episodes, exposure }: Effectiveness['before'], unit: string): string =>
  `${episodes} in ${shortNumber(exposure)} ${inlineText(unit)}`;

/** One sentence on the library as a whole, since most single patterns stay too small to tell. */
const together = (effect: LibraryEffect | undefined): string => {
  if (effect === undefined) return '';
  const { rate_ratio, interval, verdict, reason } = effect;
  const ratio = rate_ratio === null ? '' : ` rate ratio ${estimateText(rate_ratio, interval)},`;
  const basis = describeLibrary(effect);
  return `\nAll together:${ratio} ${VERDICT[verdict]}. ${inlineText(reason)}${basis === '' ? '' : ` ${basis}`}\n`;
};

/** Whether patterns have reduced their mistakes. */
export const effectiveness: Section = ({ analysis: { effectiveness: all, library_effect } }) => {
  if (all.length === 0) return '';
  const seen = all.filter(({ before, after }) => before.episodes + after.episodes > 0);
  const unseen = all.length - seen.length;
  const silent = unseen === 0 ? '' : `\n${unseen} more were seen neither before nor after.\n`;
  const rows = seen.map((row) => [
    inlineCode(row.pattern),
    rate(row.before, row.exposure_unit),
    rate(row.after, row.exposure_unit),
    ratioText(row.rate_ratio),
    row.interval === null ? '–' : row.interval.map(ratioText).join('–'),
    typeof row.control_ratio === 'number' ? `× ${ratioText(row.control_ratio)}` : '–',
    `${VERDICT[row.verdict]}: ${[inlineText(row.reason), describeEffect(row)].filter((text) => text !== '').join(' ')}`,
  ]);
  const title =
    '## Effectiveness\n\nEpisodes before and after each pattern became active. A rate ratio under 1 means fewer, with the change of other patterns divided out where they are known; the interval says how sure that is.\n\n';
  const table = markdownTable(
    [
      { title: 'Pattern' },
      { title: 'Before', align: 'right' },
      { title: 'After', align: 'right' },
      { title: 'Rate ratio', align: 'right' },
      { title: 'Interval', align: 'right' },
      { title: 'Others', align: 'right' },
      { title: 'Verdict' },
    ],
    rows,
  );
  return `${title}${table}${silent}${together(library_effect)}`;
};
