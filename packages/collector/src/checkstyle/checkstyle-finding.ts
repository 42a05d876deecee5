import type { Severity } from '@feedback/schema';
import type { ReportedFinding } from '../findings/reported-finding.ts';
import type { XmlAttributes } from '../xml/bounded-xml.ts';

/** Checkstyle's severity levels; `ignore` is how its configuration suppresses. Others wrote the format too: any word is possible. */
const SEVERITIES: ReadonlyMap<string, Severity> = new Map([
  ['error', 'high'],
  ['warning', 'medium'],
  ['info', 'low'],
]);

/** ESLint's formatter puts this before a rule, and the rule behind the message; both go, so that findings agree with its JSON. */
const ESLINT = 'eslint.rules.';

const present = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text.trim();

const ruleOf = (source: string | undefined): string | undefined =>
  source?.startsWith(ESLINT) === true ? present(source.slice(ESLINT.length)) : present(source);

const messageOf = (message: string | undefined, rule: string | undefined): string | undefined => {
  const mark = ` (${rule ?? ''})`;
  return present(message?.endsWith(mark) === true ? message.slice(0, -mark.length) : message);
};

const lineOf = (text: string | undefined): number | undefined => {
  const line = Number(text);
  return Number.isSafeInteger(line) && line > 0 ? line : undefined;
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
    path: present(file),
    line: lineOf(error['line']),
    fallen: severity === 'ignore',
  };
};
