import { severityWeight, type Finding, type Severity } from '@feedback/schema';
import { painter, SEVERITY_STYLE, type Paint } from '../text/paint.ts';
import { plainLine } from '../text/plain-text.ts';
import { counted } from '../words/quantity.ts';
import { codeFrame } from './code-frame.ts';
import { byFile } from './findings-of-file.ts';

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

/** Renders findings for people as they come, file by file, holding none of them. */
export interface FindingsRenderer {
  /** The findings of one file, with code frames when its text is given. */
  readonly file: (findings: readonly Finding[], source?: string) => string;
  /** The last line, which sums up all files so far. */
  readonly summary: () => string;
}

/** Makes a renderer; `color` says whether to use ANSI colours. */
export const findingsRenderer = ({ color }: Pick<FindingsOptions, 'color'>): FindingsRenderer => {
  const paint = painter(color);
  const counts = new Map<Severity, number>();
  let [total, files, fixable] = [0, 0, 0];
  const summary = (): string => {
    if (total === 0) return 'No findings.\n';
    const parts = [...counts]
      .toSorted(([a], [b]) => severityWeight(b) - severityWeight(a))
      .map(([severity, count]) => `${count} ${severity}`);
    const hint = fixable === 0 ? '' : ` ${fixable} can be fixed: feedback fix`;
    return `${paint('bold', `${counted(total, 'finding')} in ${counted(files, 'file')}`)} (${parts.join(', ')}).${hint}\n`;
  };
  return {
    summary,
    file: (findings, source) => {
      if (findings.length > 0) files += 1;
      for (const finding of findings) {
        total += 1;
        if (finding.fixable) fixable += 1;
        counts.set(finding.severity, (counts.get(finding.severity) ?? 0) + 1);
      }
      return findings.map((finding) => `${renderFinding(finding, source, paint)}\n`).join('');
    },
  };
};

export interface FindingsOptions {
  /** The text of each checked file by its path, as in the findings; a finding without one has no code frame. */
  readonly sources: ReadonlyMap<string, string>;
  /** Whether to use ANSI colours. */
  readonly color: boolean;
}

/** Renders findings for people: place, severity, pattern, message and a code frame each, and a last line that sums up. */
export const renderFindings = (findings: readonly Finding[], { sources, color }: FindingsOptions): string => {
  const renderer = findingsRenderer({ color });
  const files = byFile(findings).map((found) => renderer.file(found, sources.get(found[0]?.path ?? '')));
  return [...files, renderer.summary()].join('');
};
