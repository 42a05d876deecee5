import { bar, renderTable, SEVERITY_STYLE, sparkline, type Column } from '@feedback/report';
import { severityWeight, type Analysis, type Effectiveness, type RankedPattern } from '@feedback/schema';
import type { Output } from './output.ts';

const VERDICT: Readonly<Record<Effectiveness['verdict'], string>> = {
  helps: 'helps',
  no_clear_effect: 'no clear effect',
  worse: 'worse',
  insufficient_data: 'too little data',
};

/** Points of a trend that are drawn, the newest. */
const TREND_POINTS = 16;

const RANKED: readonly Column[] = [
  { title: 'What recurs', maxWidth: 36 },
  { title: 'Severity' },
  { title: 'Times', align: 'right' },
  { title: '' },
  { title: 'Episodes', align: 'right' },
  { title: 'Trend' },
  { title: 'Last seen' },
  { title: 'Lesson' },
];

const rankedRows = (ranked: readonly RankedPattern[], analysis: Analysis): string[][] => {
  const largest = Math.max(0, ...ranked.map(({ count }) => count));
  const verdicts = new Map(analysis.effectiveness.map(({ pattern, verdict }) => [pattern, VERDICT[verdict]]));
  const trends = new Map(
    analysis.trends.map(({ pattern, points }) => [pattern, points.map(({ count }) => count)]),
  );
  return ranked.map(({ pattern, severity, count, episodes, last_seen }) => [
    pattern,
    severity,
    String(count),
    bar(count, largest, 10),
    String(episodes),
    sparkline((trends.get(pattern) ?? []).slice(-TREND_POINTS)),
    last_seen?.slice(0, 10) ?? '–',
    verdicts.get(pattern) ?? '',
  ]);
};

/** The table of recurring patterns, worst first, at most `limit` of them. */
export const rankedTable = (analysis: Analysis, { paint }: Output, limit = Infinity): string => {
  const ranked = analysis.ranked.slice(0, limit);
  return renderTable(RANKED, rankedRows(ranked, analysis), (cell, row, column) => {
    if (row === 'title') return paint('bold', cell);
    const severity = ranked[row]?.severity;
    if (column === 1 && severity !== undefined) return paint(SEVERITY_STYLE[severity], cell);
    return column === 3 ? paint('dim', cell) : cell;
  });
};

/** The table of what recurs and belongs to no pattern. */
export const newTable = ({ new_patterns: all }: Analysis, { paint, width }: Output): string =>
  renderTable(
    [
      { title: 'New', maxWidth: 36 },
      { title: 'Severity' },
      { title: 'Times', align: 'right' },
      { title: 'Runs', align: 'right' },
      { title: 'Message', maxWidth: Math.max(20, width - 62) },
    ],
    all
      .toSorted((a, b) => severityWeight(b.severity) - severityWeight(a.severity) || b.count - a.count)
      .map(({ pattern, severity, count, runs, template }) => [
        pattern,
        severity,
        String(count),
        String(runs),
        template,
      ]),
    (cell, row) => (row === 'title' ? paint('bold', cell) : cell),
  );

/** What was looked at, in a line. */
export const analysisHead = ({ summary, runs, unassigned }: Analysis): string => {
  const mistakes = `${summary.total} ${summary.total === 1 ? 'mistake' : 'mistakes'}`;
  const rest = unassigned === 0 ? '' : `, ${unassigned} of no pattern`;
  return `${mistakes} in ${runs.total} ${runs.total === 1 ? 'run' : 'runs'}${rest}`;
};
