import type { Pattern } from '@feedback/schema';
import { Box, Text, Transform } from 'ink';
import type { ReactElement } from 'react';
import { plainText } from '@feedback/report';
import { SEVERITY_MARK, useTheme } from '../theme.ts';

const TIER = {
  proved_fix: 'found by check, repaired by fix',
  proved_check: 'found by check',
  advice: 'advice: shown to people and to code generation',
} as const;

const Code = ({
  title,
  code,
  lines,
}: {
  readonly title: string;
  readonly code: string;
  readonly lines: number;
}): ReactElement | null => {
  const theme = useTheme();
  if (code === '') return null;
  const all = plainText(code).replaceAll('\t', '  ').trimEnd().split('\n');
  return (
    <Box flexDirection="column" marginTop={1}>
      <Text {...theme.quiet}>{title}</Text>
      {all.slice(0, lines).map((line, index) => (
        // A line has no identity but its place.
        // oxlint-disable-next-line no-array-index-key
        <Text key={index} wrap="truncate-end">{`│ ${line}`}</Text>
      ))}
      {all.length > lines && <Text {...theme.quiet}>{`│ … ${all.length - lines} more lines`}</Text>}
    </Box>
  );
};

const effect = (pattern: Pattern): string =>
  pattern.effectiveness === null || pattern.effectiveness === undefined
    ? 'effect not known yet'
    : `${Math.round(pattern.effectiveness * 100)} % fewer than before`;

/** Everything a person wants to know of one pattern, in as many lines as there are. */
export const PatternDetail = ({
  pattern,
  notes = [],
  height,
}: {
  readonly pattern: Pattern | undefined;
  /** Lines about it that are not its own. */
  readonly notes?: readonly string[];
  readonly height: number;
}): ReactElement => {
  const theme = useTheme();
  if (pattern === undefined) return <Text {...theme.quiet}>Nothing is selected.</Text>;
  const code = Math.max(3, Math.floor((height - 9 - notes.length) / 2));
  return (
    <Box flexDirection="column">
      <Text {...theme.title} wrap="truncate-end">
        {plainText(pattern.name)}
      </Text>
      <Text wrap="truncate-end">
        <Text
          {...theme.severity[pattern.severity]}
        >{`${SEVERITY_MARK[pattern.severity].trim()} ${pattern.severity}`}</Text>
        {` · ${pattern.language ?? 'any language'} · ${pattern.status ?? 'active'} · seen ${pattern.occurrence_frequency}× · ${effect(pattern)}`}
      </Text>
      {pattern.last_occurrence !== null && (
        <Text {...theme.quiet}>{`last seen ${pattern.last_occurrence.slice(0, 10)}`}</Text>
      )}
      {notes.map((note) => (
        <Text key={note} {...theme.quiet} wrap="truncate-end">
          {plainText(note)}
        </Text>
      ))}
      {/* Where Ink breaks a line, it leaves the blank at the start of the next. */}
      <Transform transform={(line) => line.trimStart()}>
        <Text wrap="wrap">{plainText(pattern.description)}</Text>
      </Transform>
      <Text {...theme.quiet}>{TIER[pattern.tier ?? 'advice']}</Text>
      <Code title="✗ instead of" code={pattern.bad_example} lines={code} />
      <Code title="✓ write" code={pattern.good_example} lines={code} />
    </Box>
  );
};
