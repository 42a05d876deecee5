import type { Severity } from '@feedback/schema';
import { invalidResults } from '../findings/finding-problems.ts';
import { jsonScanReader, type JsonScan } from '../findings/json-scan-reader.ts';
import type { ReportedFinding } from '../findings/reported-finding.ts';
import { firstItemKeys } from '../json/first-item-keys.ts';
import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';

const ERROR = 2;

/** What a broken rule does to the exit code: an error fails the build, a warning does not. */
const severityOf = (message: JsonObject): Severity => (message['severity'] === ERROR ? 'high' : 'medium');

/** ESLint says so of a file that it was told to look at and to ignore: nothing is wrong in that file. */
const IGNORED_FILE = /^File ignored /;

const isAboutIgnoring = (message: JsonObject): boolean =>
  message['ruleId'] === null &&
  message['fatal'] !== true &&
  IGNORED_FILE.test(textOf(message['message']) ?? '');

const suggestionOf = (message: JsonObject): string | undefined =>
  textOf(objectOf(listOf(message['suggestions'])[0])['desc']) ?? textOf(objectOf(message['fix'])['text']);

const findingOf = (message: JsonObject, path: string | undefined): ReportedFinding => {
  const ruleId = textOf(message['ruleId']);
  return {
    issueType: ruleId ?? (message['fatal'] === true ? 'parsing error' : 'finding'),
    severity: severityOf(message),
    ruleId,
    message: textOf(message['message']),
    path,
    line: wholeOf(message['line'], 1),
    suggestion: suggestionOf(message),
    fallen: isAboutIgnoring(message),
  };
};

const isFile = (value: unknown): boolean => Array.isArray(objectOf(value)['messages']);

const messagesOf = (file: JsonObject): readonly JsonObject[] =>
  listOf(file['messages'])
    .map(objectOf)
    .filter((message) => Object.keys(message).length > 0);

const scan = (value: unknown, path: string): JsonScan | undefined => {
  const results = Array.isArray(value) ? value : objectOf(value)['results'];
  if (!Array.isArray(results)) return undefined;
  const files = results.filter(isFile).map(objectOf);
  if (files.length === 0 && results.length > 0) return undefined;
  return {
    tool: 'eslint',
    scope: 'eslint-json',
    vacuous: files.length === 0,
    files: files.length,
    errors: files.flatMap(messagesOf).filter(({ severity }) => severity === ERROR).length,
    problems: invalidResults(path, results.length - files.length),
    findings: files.flatMap((file) =>
      messagesOf(file).map((message) => findingOf(message, textOf(file['filePath']))),
    ),
  };
};

const looksLikeEslint = (head: string): boolean => {
  // A list without files says nothing but that no file was looked at; no other format writes one.
  if (/^\s*\[\s*\]\s*$/.test(head)) return true;
  const keys = firstItemKeys(head);
  if (keys.has('filePath') && keys.get('messages') === '[') return true;
  return topLevelKeys(head).get('results') === '[' && /"filePath"\s*:/.test(head);
};

/**
 * The reports of ESLint's formatters `json` and `json-with-metadata`
 * (https://eslint.org/docs/latest/use/formatters/#json). Suppressed messages are in a list of their own and are no findings.
 */
export const eslintJson = jsonScanReader({
  name: 'eslint-json',
  description: 'JSON reports of ESLint',
  detect: looksLikeEslint,
  scan,
});
