import { parseTimestamp, toSeverity, type ParsedTimestamp } from '@feedback/schema';
import { invalidResults, toolFailed } from '../findings/finding-problems.ts';
import { jsonScanReader, type JsonScan } from '../findings/json-scan-reader.ts';
import type { ReportedFinding } from '../findings/reported-finding.ts';
import { firstItemKeys } from '../json/first-item-keys.ts';
import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';

const nameOf = (value: unknown): string | undefined => {
  const named = objectOf(value);
  return textOf(named['name']) ?? textOf(named['id']);
};

/** The first identifier is the primary one, by which GitLab too tells findings apart; values are sometimes numbers. */
const ruleOf = (vulnerability: JsonObject): string | undefined => {
  const { value } = objectOf(listOf(vulnerability['identifiers'])[0]);
  return typeof value === 'number' ? String(value) : textOf(value);
};

/** Containers and running services have no file. */
const pathOf = (location: JsonObject): string | undefined =>
  textOf(location['file']) ?? textOf(location['image']) ?? textOf(location['path']);

const LIKELY_FALSE = 'flagged-as-likely-false-positive';

const isLikelyFalse = (vulnerability: JsonObject): boolean =>
  listOf(vulnerability['flags']).some((flag) => objectOf(flag)['type'] === LIKELY_FALSE);

const findingOf = (vulnerability: JsonObject): ReportedFinding => {
  // Reports of version 1 have file, line and priority beside the message.
  const location = { ...vulnerability, ...objectOf(vulnerability['location']) };
  const name = textOf(vulnerability['name']);
  const about = textOf(vulnerability['description']) ?? textOf(vulnerability['message']);
  return {
    issueType: name ?? textOf(vulnerability['message']) ?? textOf(vulnerability['category']) ?? 'finding',
    // `Unknown` and `Undefined` say nothing, so they are neither bad nor harmless.
    severity: toSeverity(vulnerability['severity'] ?? vulnerability['priority']) ?? 'medium',
    ruleId: ruleOf(vulnerability),
    message: about?.trim() ?? name,
    path: pathOf(location),
    line: wholeOf(location['start_line'], 1) ?? wholeOf(location['line'], 1),
    suggestion: textOf(vulnerability['solution']),
    fallen: isLikelyFalse(vulnerability),
  };
};

const timeOf = (about: JsonObject): ParsedTimestamp | undefined =>
  parseTimestamp(about['start_time']) ?? parseTimestamp(about['end_time']);

const toolOf = (about: JsonObject, first: JsonObject): string =>
  nameOf(about['scanner']) ??
  nameOf(about['analyzer']) ??
  nameOf(first['scanner']) ??
  textOf(first['tool']) ??
  'unknown scanner';

const scan = (value: unknown, path: string): JsonScan | undefined => {
  const document = objectOf(value);
  const given = Array.isArray(value) ? value : document['vulnerabilities'];
  if (!Array.isArray(given)) return undefined;
  const vulnerabilities = given.map(objectOf).filter((found) => Object.keys(found).length > 0);
  const about = objectOf(document['scan']);
  const [first = {}] = vulnerabilities;
  const tool = toolOf(about, first);
  const type = textOf(about['type']) ?? textOf(first['category']) ?? 'security';
  const failed = about['status'] === 'failure';
  return {
    tool,
    scope: `gitlab-sast-json:${type}:${tool}`,
    time: timeOf(about),
    partial: failed,
    problems: [
      ...(failed ? [toolFailed(path, tool)] : []),
      ...invalidResults(path, given.length - vulnerabilities.length),
    ],
    findings: vulnerabilities.map(findingOf),
  };
};

const looksLikeSecurityReport = (head: string): boolean => {
  const item = firstItemKeys(head);
  if (item.has('cve') && item.has('message') && (item.has('file') || item.has('location'))) return true;
  const keys = topLevelKeys(head);
  if (keys.get('vulnerabilities') !== '[' || !(keys.has('version') || keys.has('scan'))) return false;
  return keys.has('scan') || keys.has('remediations') || /"(?:identifiers|cve|scanner)"\s*:/.test(head);
};

/**
 * GitLab's security reports: SAST, secret detection, dependency, container and API scanning, DAST
 * (https://gitlab.com/gitlab-org/security-products/security-report-schemas, versions 2 to 15, and 1 as a plain list).
 */
export const gitlabSastJson = jsonScanReader({
  name: 'gitlab-sast-json',
  description: 'security reports of GitLab',
  detect: looksLikeSecurityReport,
  scan,
});
