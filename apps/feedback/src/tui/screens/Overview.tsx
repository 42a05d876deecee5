import type { Analysis, RankedPattern } from '@feedback/schema';
import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { bar, plainText, sparkline } from '@feedback/report';
import { SEVERITY_MARK, useTheme } from '../theme.ts';

const Ranked = ({
  ranked,
  analysis,
  most,
  columns,
}: {
  readonly ranked: RankedPattern;
  readonly analysis: Analysis;
  readonly most: number;
  readonly columns: number;
}): ReactElement => {
  const theme = useTheme();
  const name = Math.max(16, Math.min(36, columns - 30));
  const points = analysis.trends.find((trend) => trend.pattern === ranked.pattern)?.points ?? [];
  return (
    <Text wrap="truncate-end">
      <Text {...theme.severity[ranked.severity]}>{SEVERITY_MARK[ranked.severity]}</Text>
      {` ${plainText(ranked.pattern).slice(0, name).padEnd(name)} `}
      {`${String(ranked.count).padStart(5)}× `}
      {columns >= 60 ? `${String(ranked.episodes).padStart(3)} ep. ` : ''}
      <Text {...theme.bar}>
        {bar(ranked.count, most, columns >= 60 ? 10 : 6).padEnd(columns >= 60 ? 10 : 6)}
      </Text>
      {columns >= 70 ? ` ${sparkline(points.slice(-12).map((point) => point.count))}` : ''}
    </Text>
  );
};

interface Props {
  readonly analysis: Analysis;
  readonly columns: number;
  readonly height: number;
}

const KINDS = [
  ['test_failures', 'test failures'],
  ['code_reviews', 'findings'],
  ['bugs', 'bugs'],
  ['performance_metrics', 'performance'],
  ['deployment_issues', 'deployments'],
] as const;

const kindsOf = ({ summary }: Analysis): string =>
  KINDS.filter(([key]) => summary[key] > 0)
    .map(([key, word]) => `${summary[key]} ${word}`)
    .join(' · ');

const effects = (analysis: Analysis): string => {
  const counted = (verdict: string): number =>
    analysis.effectiveness.filter((row) => row.verdict === verdict).length;
  return `Effect of patterns: ${counted('helps')} help · ${counted('no_clear_effect')} no clear effect · ${counted('worse')} worse · ${counted('insufficient_data')} too early to say`;
};

/** What recurs, in one look. */
export const Overview = ({ analysis, columns, height }: Props): ReactElement => {
  const theme = useTheme();
  const { summary, runs, ranked } = analysis;
  if (summary.total === 0 && runs.total === 0)
    return (
      <Box flexDirection="column">
        <Text {...theme.title}>Nothing has been collected yet.</Text>
        <Text>Run `feedback collect` here: it finds the test reports and scans that lie in this folder.</Text>
        <Text>Or see it with data first: `feedback demo`.</Text>
      </Box>
    );
  const most = Math.max(1, ...ranked.map((row) => row.count));
  const visible = ranked.slice(0, Math.max(1, height - 7));
  return (
    <Box flexDirection="column">
      <Text wrap="truncate-end">
        <Text bold>{summary.total}</Text>
        {` mistakes in ${runs.total} runs: ${kindsOf(analysis)}`}
      </Text>
      <Text {...theme.quiet} wrap="truncate-end">
        {`${analysis.new_patterns.length} new, ${analysis.unassigned} without a pattern`}
      </Text>
      <Box marginTop={1} flexDirection="column">
        <Text {...theme.title}>What recurs</Text>
        {visible.map((row) => (
          <Ranked key={row.pattern} ranked={row} analysis={analysis} most={most} columns={columns} />
        ))}
        {ranked.length > visible.length && (
          <Text {...theme.quiet}>{`… and ${ranked.length - visible.length} more in Patterns`}</Text>
        )}
      </Box>
      <Box marginTop={1}>
        <Text wrap="truncate-end">{effects(analysis)}</Text>
      </Box>
    </Box>
  );
};
