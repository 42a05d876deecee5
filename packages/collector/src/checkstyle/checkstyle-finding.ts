import type { Severity } from '@feedback/schema';
import type { ReportedFinding } from '../findings/reported-finding.ts';
import { lineNumber, presentText } from '../text/present-text.ts';
import type { XmlAttributes } from '../xml/bounded-xml.ts';

/** Checkstyle's severity levels; `ignore` is how its configuration suppresses. Others wrote the format too: any word is possible. */
const SEVERITIES: ReadonlyMap<string, Severity> = new Map([
  ['error', 'high'],
  ['warning', 'medium'],
  ['info', 'low'],
]);

/** ESLint's formatter puts this before a rule, and the rule behind the message; both go, so that findings agree with its JSON. */
const ESLINT = 'eslint.rules.';

const ruleOf = (source: string | undefined): string | undefined =>
  source?.startsWith(ESLINT) === true ? presentText(source.slice(ESLINT.length)) : presentText(source);

const messageOf = (message: string | undefined, rule: string | undefined): string | undefined => {
  const mark = ` (${rule ?? ''})`;
  return presentText(message?.endsWith(mark) === true ? message.slice(0, -mark.length) : message);
};

/** The finding of an `<error>` in a `<file>`. */
export const checkstyleFinding = (error: XmlAttributes, file: string | undefined): ReportedFinding => {
  const ruleId = ruleOf(error['source']);
  const severity = error['severity']?.toLowerCase() ?? '';
  return {
    issueType: ruleId?.slice(ruleId.lastIndexOf('.') + 1) ?? 'finding',
    severity: SEVERITIES.get(severity) ?? 'medium',
    ruleId,
    message: messageOf(error['message'], ruleId),
    path: presentText(file),
    line: lineNumber(error['line']),
    fallen: severity === 'ignore',
  };
};
