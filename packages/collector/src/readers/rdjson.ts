import { invalidResults } from '../findings/finding-problems.ts';
import { jsonScanReader, type JsonScan } from '../findings/json-scan-reader.ts';
import { objectOf } from '../json/json-access.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';
import { diagnosticFinding, isDiagnostic, sourceNameOf } from '../rdjson/diagnostic-finding.ts';

const scan = (value: unknown, path: string): JsonScan | undefined => {
  const document = objectOf(value);
  const given = document['diagnostics'];
  if (!Array.isArray(given)) return undefined;
  const diagnostics = given.map(objectOf).filter(isDiagnostic);
  const tool = sourceNameOf(document['source']);
  return {
    tool: tool ?? 'reviewdog',
    scope: tool === undefined ? 'rdjson' : `rdjson:${tool}`,
    problems: invalidResults(path, given.length - diagnostics.length),
    findings: diagnostics.map((diagnostic) => diagnosticFinding(diagnostic, document)),
  };
};

const looksLikeRdjson = (head: string): boolean => {
  const keys = topLevelKeys(head);
  // Pyright has a list of the same name, but others beside it.
  return keys.get('diagnostics') === '[' && !keys.has('generalDiagnostics') && !keys.has('summary');
};

/** Reviewdog Diagnostic Format, one result (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf). */
export const rdjson = jsonScanReader({
  name: 'rdjson',
  description: 'diagnostics for reviewdog (rdjson)',
  detect: looksLikeRdjson,
  scan,
});
