import { toSeverity, type Problem } from '@feedback/schema';
import { invalidResults, oddity } from '../findings/finding-problems.ts';
import { jsonScanReader, type JsonScan } from '../findings/json-scan-reader.ts';
import type { ReportedFinding } from '../findings/reported-finding.ts';
import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';
import { advisoryFinding } from '../semgrep/advisory-finding.ts';

const lastPart = (id: string): string => id.slice(id.lastIndexOf('.') + 1);

const resultFinding = (result: JsonObject): ReportedFinding => {
  const extra = objectOf(result['extra']);
  const ruleId = textOf(result['check_id']);
  return {
    issueType: ruleId === undefined ? 'finding' : lastPart(ruleId),
    // ERROR, WARNING, INFO; since 1.72 also CRITICAL, HIGH, MEDIUM, LOW.
    severity: toSeverity(extra['severity']) ?? 'medium',
    ruleId,
    message: textOf(extra['message'])?.trim(),
    path: textOf(result['path']),
    line: wholeOf(objectOf(result['start'])['line'], 1),
    suggestion: textOf(extra['fix']),
    fallen: extra['is_ignored'] === true,
  };
};

/**
 * Semgrep prints a match twice where two parts of a rule find it, and an export of its app names an advisory once for each
 * repository: what agrees in rule, file and line says the same, so it is one finding.
 */
const distinct = (findings: readonly ReportedFinding[]): readonly ReportedFinding[] => {
  const seen = new Map<string, ReportedFinding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.ruleId, finding.path, finding.line]);
    const known = seen.get(key);
    // One that stands says more than one that does not.
    if (known === undefined || (known.fallen === true && finding.fallen !== true)) seen.set(key, finding);
  }
  return [...seen.values()];
};

const scannedFiles = (document: JsonObject): number | undefined => {
  const { scanned } = objectOf(document['paths']);
  return Array.isArray(scanned) ? scanned.length : undefined;
};

/** What Semgrep could not do. A file of which only parts could be parsed is a warning of its own and no breakdown. */
const failuresOf = (document: JsonObject): number =>
  listOf(document['errors']).filter((error) => objectOf(error)['level'] === 'error').length;

const problemsOf = (failures: number, path: string): readonly Problem[] =>
  failures === 0
    ? []
    : [
        oddity(
          'TOOL_FAILED',
          path,
          `Semgrep reports ${failures} errors, so findings may be missing; look into its log`,
        ),
      ];

const scan = (value: unknown, path: string): JsonScan | undefined => {
  const document = objectOf(value);
  const given = document['results'] ?? document['vulns'];
  if (!Array.isArray(given)) return undefined;
  const results = given.map(objectOf).filter((result) => Object.keys(result).length > 0);
  const failures = failuresOf(document);
  return {
    tool: 'semgrep',
    scope: 'semgrep-json',
    files: scannedFiles(document),
    partial: failures > 0,
    problems: [...problemsOf(failures, path), ...invalidResults(path, given.length - results.length)],
    findings: distinct(results.map(document['results'] === undefined ? advisoryFinding : resultFinding)),
  };
};

const looksLikeSemgrep = (head: string): boolean => {
  const keys = topLevelKeys(head);
  if (keys.get('vulns') === '[') return /"advisory"\s*:/.test(head);
  if (keys.get('results') !== '[') return false;
  if (/"check_id"\s*:/.test(head)) return true;
  // Bandit has lists of errors and results too.
  return keys.get('errors') === '[' && !keys.has('metrics') && !keys.has('generated_at');
};

/**
 * The JSON of Semgrep (https://semgrep.dev/docs/semgrep-appsec-platform/json-and-sarif) and of the forks that kept it, and the
 * lists of dependency findings of Semgrep's app.
 */
export const semgrepJson = jsonScanReader({
  name: 'semgrep-json',
  description: 'JSON reports of Semgrep',
  detect: looksLikeSemgrep,
  scan,
});
