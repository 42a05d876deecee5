import { createHash } from 'node:crypto';
import type { Finding, Lesson, Problem, Severity } from '@feedback/schema';
import { codeBlock } from '../markdown/escape-markdown.ts';
import { plainLine, plainText } from '../text/plain-text.ts';
import { byFile, type FindingsOfFile } from './findings-of-file.ts';
import type { SarifLevel, SarifLog, SarifNotification, SarifResult, SarifRule } from './sarif-log.ts';

const LEVEL: Readonly<Record<Severity, SarifLevel>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** Absolute paths become `file:` URIs, relative ones are relative to the source root [SARIF 3.4.3]. */
const artifactLocation = (path: string): { uri: string; uriBaseId?: '%SRCROOT%' } => {
  const slashed = path.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  const encoded = slashed.split('/').map(encodeURIComponent).join('/');
  if (slashed.startsWith('/')) return { uri: `file://${encoded}` };
  if (/^[a-z]:\//i.test(slashed)) return { uri: `file:///${encoded.replace('%3A', ':')}` };
  return { uri: encoded, uriBaseId: '%SRCROOT%' };
};

const helpMarkdown = ({ description, bad_example, good_example, language }: Lesson): string =>
  [
    plainText(description),
    ...(bad_example === '' ? [] : [`Instead of\n\n${codeBlock(plainText(bad_example), language)}`]),
    ...(good_example === '' ? [] : [`write\n\n${codeBlock(plainText(good_example), language)}`]),
  ].join('\n\n');

const renderRule = (name: string, lesson: Lesson | undefined, finding: Finding | undefined): SarifRule => {
  const description = plainText(lesson?.description ?? finding?.message ?? '') || plainLine(name);
  const severity = lesson?.severity ?? finding?.severity ?? 'medium';
  return {
    id: name,
    shortDescription: { text: plainLine(name).replaceAll('_', ' ') || name },
    fullDescription: { text: description },
    help: { text: description, markdown: (lesson && helpMarkdown(lesson)) || description },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: [...new Set(lesson?.tags)], severity },
  };
};

/** Stays the same when lines move: taken from pattern, path, message and the ordinal among equal ones. */
const fingerprint = (finding: Finding, seen: Map<string, number>): string => {
  const key = JSON.stringify([finding.pattern, finding.path, finding.message]);
  const ordinal = (seen.get(key) ?? 0) + 1;
  seen.set(key, ordinal);
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}:${ordinal}`;
};

const renderResult = (finding: Finding, ruleIndex: number, seen: Map<string, number>): SarifResult => ({
  ruleId: finding.pattern,
  ruleIndex,
  level: LEVEL[finding.severity],
  message: { text: plainText(finding.message) || finding.pattern },
  locations: [
    {
      physicalLocation: {
        artifactLocation: artifactLocation(finding.path),
        region: {
          startLine: finding.line,
          startColumn: finding.column,
          endLine: finding.end_line,
          endColumn: finding.end_column,
        },
      },
    },
  ],
  partialFingerprints: { 'feedbackFinding/v1': fingerprint(finding, seen) },
});

const NOTIFICATION_LEVEL: Readonly<Record<Problem['severity'], SarifLevel>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

const renderProblem = ({ severity, code, message, path, line }: Problem): SarifNotification => ({
  descriptor: { id: code },
  level: NOTIFICATION_LEVEL[severity],
  message: { text: plainText(message) },
  ...(path === undefined
    ? {}
    : {
        locations: [
          {
            physicalLocation: {
              artifactLocation: artifactLocation(path),
              ...(line === undefined ? {} : { region: { startLine: line } }),
            },
          },
        ],
      }),
});

export interface SarifOptions {
  /** The library: gives rules their help. All of its patterns that have a rule are listed, also those that found nothing. */
  readonly patterns: readonly Lesson[];
  readonly toolVersion: string;
  /** What went wrong on the way: notifications of the run. */
  readonly problems?: readonly Problem[];
}

export interface SarifPiecesOptions extends SarifOptions {
  /** One finding of each pattern that has any. */
  readonly samples: readonly Finding[];
}

const logOf = (
  names: ReadonlySet<string>,
  { patterns, samples, toolVersion, problems = [] }: SarifPiecesOptions,
): SarifLog => {
  const lessons = new Map(patterns.map((pattern) => [pattern.name, pattern]));
  const rules = [...names].map((name) =>
    renderRule(
      name,
      lessons.get(name),
      samples.find(({ pattern }) => pattern === name),
    ),
  );
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'feedback', semanticVersion: toolVersion, rules } },
        columnKind: 'utf16CodeUnits',
        ...(problems.length === 0
          ? {}
          : {
              invocations: [
                { executionSuccessful: true, toolExecutionNotifications: problems.map(renderProblem) },
              ],
            }),
        results: [],
      },
    ],
  };
};

const NO_RESULTS = '"results": []';

/** How deep a result lies in the log. */
const INDENT = ' '.repeat(8);

/**
 * A SARIF 2.1.0 log (JSON text) for code scanning, piece by piece, so that no more than one file's findings need be held. No file may come
 * twice: findings that are alike are told apart by their place among those of their file.
 */
export function* sarifPieces(
  files: Iterable<FindingsOfFile>,
  options: SarifPiecesOptions,
): Generator<string> {
  const names = new Set([
    ...options.patterns.filter(({ rule }) => rule !== undefined).map(({ name }) => name),
    ...options.samples.map(({ pattern }) => pattern),
  ]);
  const index = new Map([...names].map((name, position) => [name, position]));
  const text = JSON.stringify(logOf(names, options), null, 2);
  const at = text.lastIndexOf(NO_RESULTS) + NO_RESULTS.length - 1;
  yield text.slice(0, at);
  let before = '\n';
  for (const found of files) {
    const seen = new Map<string, number>();
    const results = found.map((finding) => {
      const result = renderResult(finding, index.get(finding.pattern) ?? 0, seen);
      return INDENT + JSON.stringify(result, null, 2).replaceAll('\n', `\n${INDENT}`);
    });
    yield before + results.join(',\n');
    before = ',\n';
  }
  yield `${before === '\n' ? '' : '\n      '}${text.slice(at)}\n`;
}

/** The same as one text, with the findings of each file together. */
export const renderSarif = (findings: readonly Finding[], options: SarifOptions): string => {
  const samples = [...Map.groupBy(findings, ({ pattern }) => pattern).values()].flatMap((own) =>
    own.slice(0, 1),
  );
  return [...sarifPieces(byFile(findings), { ...options, samples })].join('');
};
