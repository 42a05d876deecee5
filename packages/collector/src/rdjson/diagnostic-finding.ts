import type { Severity } from '@feedback/schema';
import type { ReportedFinding } from '../findings/reported-finding.ts';
import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';

/** Names and numbers of the severities (reviewdog `proto/rdf/reviewdog.proto`); 0 is unknown. */
const SEVERITIES: ReadonlyMap<unknown, Severity> = new Map<unknown, Severity>([
  ['ERROR', 'high'],
  [1, 'high'],
  ['WARNING', 'medium'],
  [2, 'medium'],
  ['INFO', 'low'],
  [3, 'low'],
]);

/** What all diagnostics of a result have unless they say otherwise. */
export interface DiagnosticDefaults {
  readonly severity?: unknown;
  readonly source?: unknown;
}

/** The name of the tool that a diagnostic or a result comes from. */
export const sourceNameOf = (source: unknown): string | undefined => textOf(objectOf(source)['name']);

/** Whether a value is a diagnostic: it says something, or says where. */
export const isDiagnostic = (value: JsonObject): boolean =>
  typeof value['message'] === 'string' || Object.keys(objectOf(value['location'])).length > 0;

/** One diagnostic of reviewdog's formats. */
export const diagnosticFinding = (
  diagnostic: JsonObject,
  defaults: DiagnosticDefaults = {},
): ReportedFinding => {
  const location = objectOf(diagnostic['location']);
  const start = objectOf(objectOf(location['range'])['start']);
  const ruleId = textOf(objectOf(diagnostic['code'])['value']);
  const tool = sourceNameOf(diagnostic['source']);
  return {
    issueType: ruleId ?? tool ?? 'finding',
    // Most tools leave the severity out; then nothing is known about it.
    severity: SEVERITIES.get(diagnostic['severity']) ?? SEVERITIES.get(defaults.severity) ?? 'medium',
    ruleId,
    message: textOf(diagnostic['message'])?.trim(),
    path: textOf(location['path']),
    line: wholeOf(start['line'], 1),
    suggestion: textOf(objectOf(listOf(diagnostic['suggestions'])[0])['text']),
    tool: tool ?? sourceNameOf(defaults.source),
  };
};
