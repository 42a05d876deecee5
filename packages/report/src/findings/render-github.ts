import type { Finding, Problem, Severity } from '@feedback/schema';
import { plainLine, plainText } from '../text/plain-text.ts';

/** The command of each severity; what it is called is what GitHub calls the annotation. */
const COMMAND: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
};

const MESSAGE_ESCAPES: Readonly<Record<string, string>> = { '%': '%25', '\r': '%0D', '\n': '%0A' };
const PROPERTY_ESCAPES: Readonly<Record<string, string>> = { ...MESSAGE_ESCAPES, ':': '%3A', ',': '%2C' };

const escapeMessage = (text: string): string =>
  text.replaceAll(/[%\r\n]/g, (mark) => MESSAGE_ESCAPES[mark] ?? mark);

const escapeProperty = (text: string): string =>
  text.replaceAll(/[%\r\n:,]/g, (mark) => PROPERTY_ESCAPES[mark] ?? mark);

/** GitHub knows files by their path in the repository, with `/`. */
const repositoryPath = (path: string): string => path.replaceAll('\\', '/').replace(/^(\.\/)+/, '');

const renderFinding = ({ pattern, severity, message, ...finding }: Finding): string => {
  const properties = {
    file: repositoryPath(finding.path),
    line: String(finding.line),
    endLine: String(finding.end_line),
    col: String(finding.column),
    title: `${plainLine(pattern)} (${severity})`,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${COMMAND[severity]} ${written.join(',')}::${escapeMessage(plainText(message) || plainLine(pattern))}\n`;
};

/** Information would take the place of findings, of which GitHub shows ten a step. */
const renderProblem = ({ severity, code, message, path, line }: Problem): string => {
  if (severity === 'info') return '';
  const properties = {
    ...(path === undefined ? {} : { file: repositoryPath(path) }),
    ...(line === undefined ? {} : { line: String(line) }),
    title: plainLine(code),
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${severity} ${written.join(',')}::${escapeMessage(plainText(message))}\n`;
};

/**
 * Renders findings, and problems other than information, as workflow commands, which GitHub Actions turns into annotations of the changed files; `''` for none.
 * Escaped as in `actions/toolkit`, `packages/core/src/command.ts`.
 */
export const renderGithub = (findings: readonly Finding[], problems: readonly Problem[] = []): string =>
  [...findings.map(renderFinding), ...problems.map(renderProblem)].join('');
