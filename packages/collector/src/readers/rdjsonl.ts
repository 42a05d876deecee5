import type { Problem, ReportItem } from '@feedback/schema';
import { noSuchReport, oddity } from '../findings/finding-problems.ts';
import { ScanReport } from '../findings/scan-report.ts';
import { unreadable } from '../input/byte-source.ts';
import { LineSplitter } from '../input/line-splitter.ts';
import type { ReportInput } from '../input/report-input.ts';
import { objectOf } from '../json/json-access.ts';
import { parseJson } from '../json/parse-json.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';
import { diagnosticFinding, isDiagnostic } from '../rdjson/diagnostic-finding.ts';
import type { ReadContext, Reader } from './reader.ts';
import { problemItem } from './report-run.ts';
import { ToldProblems } from './told-problems.ts';

const FORMAT = 'rdjsonl';

const passedOver = (path: string, line: number, isJson: boolean): Problem => {
  const what = isJson ? 'this is no diagnostic' : 'this is not JSON';
  return oddity('INVALID_LINE', path, `${what}; it was passed over`, line);
};

async function* read(input: ReportInput, context: ReadContext): AsyncGenerator<ReportItem> {
  const { path } = context;
  const report = new ScanReport(FORMAT, { tool: 'reviewdog', scope: FORMAT }, input, context);
  const bad = new ToldProblems((count) =>
    oddity('INVALID_LINE', path, `${count} more lines were passed over`),
  );
  const splitter = new LineSplitter();
  let number = 0;
  let isEmpty = true;
  let partial = false;
  const take = (line: string): void => {
    const at = ++number;
    if (line.trim() === '') return;
    const parsed = parseJson(line);
    const diagnostic = objectOf(parsed.ok ? parsed.value : undefined);
    if (!isDiagnostic(diagnostic)) return bad.add(() => passedOver(path, at, parsed.ok));
    isEmpty = false;
    report.add(diagnosticFinding(diagnostic));
  };
  try {
    for await (const chunk of input.chunks()) {
      for (const line of splitter.push(chunk)) take(line);
      yield* bad.take();
      yield* report.take();
    }
    for (const line of splitter.end()) take(line);
  } catch (error) {
    partial = true;
    yield problemItem(unreadable(path, error));
  }
  yield* bad.take(true);
  // A bad line may have been a finding.
  if (isEmpty) yield problemItem(noSuchReport(path, rdjsonl.description));
  else yield* report.end({ partial: partial || bad.count > 0 });
}

const looksLikeRdjsonl = (head: string): boolean => {
  const start = /^\s*\{[^\n]*/.exec(head)?.[0] ?? '';
  const keys = topLevelKeys(start);
  return keys.get('location') === '{' && keys.has('message') && /"path"\s*:/.test(start);
};

/** Reviewdog Diagnostic Format, one diagnostic on each line (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf). */
export const rdjsonl: Reader = {
  name: FORMAT,
  description: 'diagnostics for reviewdog, one on each line (rdjsonl)',
  detect: looksLikeRdjsonl,
  read,
};
