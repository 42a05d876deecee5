import { Severity, severityWeight, type Finding } from '@feedback/schema';
import { painter, SEVERITY_STYLE, type Paint } from '../text/paint.ts';
import { plainLine } from '../text/plain-text.ts';
import { codeFrame } from './code-frame.ts';

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const renderFinding = (finding: Finding, source: string | undefined, paint: Paint): string => {
  const { severity } = finding;
  const place = `${plainLine(finding.path)}:${finding.line}:${finding.column}`;
  const head = [
    paint('bold', place),
    paint(SEVERITY_STYLE[severity], severity),
    plainLine(finding.pattern),
    ...(finding.fixable ? [paint('green', 'fixable')] : []),
  ].join('  ');
  const frame = source === undefined ? '' : codeFrame(source, finding, paint);
  return `${head}\n  ${plainLine(finding.message)}\n${frame}`;
};

const summary = (findings: readonly Finding[], paint: Paint): string => {
  if (findings.length === 0) return 'No findings.\n';
  const severities = [...Severity.options].toSorted((a, b) => severityWeight(b) - severityWeight(a));
  const parts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  const files = new Set(findings.map(({ path }) => path)).size;
  const fixable = findings.filter((finding) => finding.fixable).length;
  const hint = fixable === 0 ? '' : ` ${fixable} can be fixed: feedback fix`;
  return `${paint('bold', `${counted(findings.length, 'finding')} in ${counted(files, 'file')}`)} (${parts.join(', ')}).${hint}\n`;
};

export interface FindingsOptions {
  /** The text of each checked file by its path, as in the findings; a finding without one has no code frame. */
  readonly sources: ReadonlyMap<string, string>;
  /** Whether to use ANSI colours. */
  readonly color: boolean;
}

/** Renders findings for people: place, severity, pattern, message and a code frame each, and a last line that sums up. */
export const renderFindings = (findings: readonly Finding[], { sources, color }: FindingsOptions): string => {
  const paint = painter(color);
  const parts = findings.map((finding) => renderFinding(finding, sources.get(finding.path), paint));
  return [...parts, summary(findings, paint)].join('\n');
};
