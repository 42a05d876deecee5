import type { Analysis, Effectiveness, Lesson, LibraryEffect } from '@feedback/schema';
import { padText, textWidth } from '../text/fit-text.ts';
import { plainLine } from '../text/plain-text.ts';
import { bar, sparkline } from '../text/sparkline.ts';
import { describeEffect, describeLibrary, estimateText, ratioText } from '../words/describe-effect.ts';
import { describeEscalation, P_WORDS } from '../words/describe-escalation.ts';
import {
  describeArm,
  ENOUGH_EVIDENCE,
  evidenceText,
  experimentVerdict,
  type ReportedExperiment,
} from '../words/describe-experiment.ts';
import { codeBlock, inlineCode, inlineText } from './escape-markdown.ts';
import { markdownTable } from './markdown-table.ts';

/** One part of the report: Markdown, or nothing when there is nothing to say. */
export type Section = (
  analysis: Analysis,
  lessons: ReadonlyMap<string, Lesson>,
  experiments: readonly ReportedExperiment[],
) => string;

const day = (timestamp: string | null): string => timestamp?.slice(0, 10) ?? '–';

const recurring: Section = ({ ranked }, lessons) => {
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

const newPatterns: Section = ({ new_patterns }) => {
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

/** What chance gives more often than this needs no sentence. */
const NOTABLE = 0.05;

const trends: Section = ({ trends: all }) => {
  const shown = all.filter(({ points }) => points.length > 0);
  if (shown.length === 0) return '';
  const names = shown.map(({ pattern }) => plainLine(pattern));
  const width = Math.max(...names.map(textWidth));
  const lines = shown.map(({ bucket, points, state }, index) => {
    const counts = points.map(({ count }) => count);
    const span = `${day(points[0]?.start ?? null)} … ${day(points.at(-1)?.start ?? null)}`;
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

const VERDICT: Readonly<Record<Effectiveness['verdict'], string>> = {
  helps: 'helps',
  no_clear_effect: 'no clear effect',
  worse: 'worse',
  insufficient_data: 'not enough data',
};

const rate = ({ episodes, exposure }: Effectiveness['before'], unit: string): string =>
  `${episodes} in ${Math.round(exposure * 10) / 10} ${inlineText(unit)}`;

/** One sentence on the library as a whole, since most single patterns stay too small to tell. */
const together = (effect: LibraryEffect | undefined): string => {
  if (effect === undefined) return '';
  const { rate_ratio, interval, verdict, reason } = effect;
  const ratio = rate_ratio === null ? '' : ` rate ratio ${estimateText(rate_ratio, interval)},`;
  const basis = describeLibrary(effect);
  return `\nAll together:${ratio} ${VERDICT[verdict]}. ${inlineText(reason)}${basis === '' ? '' : ` ${basis}`}\n`;
};

const effectiveness: Section = ({ effectiveness: all, library_effect }) => {
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

const experiments: Section = (_analysis, _lessons, all) =>
  all.length === 0
    ? ''
    : `## Experiments\n\nDecided when the evidence reaches ${ENOUGH_EVIDENCE}, however often one looks.\n\n${markdownTable(
        [
          { title: 'Pattern' },
          { title: 'By' },
          { title: 'Since' },
          { title: 'Episodes with it', align: 'right' },
          { title: 'Episodes without', align: 'right' },
          { title: 'Rate ratio', align: 'right' },
          { title: 'Evidence', align: 'right' },
          { title: 'Outcome' },
        ],
        all.map((each) => [
          inlineCode(each.pattern),
          each.unit,
          day(each.started_at),
          describeArm(each.on, each.unit),
          describeArm(each.off, each.unit),
          ratioText(each.rate_ratio),
          evidenceText(each.e_value),
          inlineText(experimentVerdict(each)),
        ]),
      )}`;

const hotFiles: Section = ({ hot_files }) =>
  hot_files.length === 0
    ? ''
    : `## Hot files\n\n${markdownTable(
        [{ title: 'File' }, { title: 'Mistakes', align: 'right' }],
        hot_files.map(({ path, count }) => [inlineCode(path), String(count)]),
      )}`;

const problems: Section = ({ problems: all }) =>
  all.length === 0
    ? ''
    : `## Problems\n\n${all
        .map(({ severity, code, message, path, line }) => {
          const place = path === undefined ? '' : ` in ${inlineCode(line ? `${path}:${line}` : path)}`;
          return `- ${severity} ${inlineCode(code)}${place}: ${inlineText(message)}\n`;
        })
        .join('')}`;

/** The parts of the report in their order. */
export const SECTIONS: readonly Section[] = [
  recurring,
  newPatterns,
  trends,
  effectiveness,
  experiments,
  hotFiles,
  problems,
];
