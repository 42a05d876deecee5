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

const FORMAT = 'rdjsonl';

/** So many bad lines are told one by one. */
const TOLD = 20;

/** Takes lines, gives findings to a report. */
class DiagnosticLines {
  readonly #report: ScanReport;
  readonly #path: string;
  #number = 0;
  #bad = 0;
  #good = 0;
  #waiting: Problem[] = [];

  constructor(report: ScanReport, path: string) {
    this.#report = report;
    this.#path = path;
  }

  take(lines: readonly string[]): void {
    for (const line of lines) {
      this.#number++;
      if (line.trim() !== '') this.#line(line);
    }
  }

  *problems(): Generator<ReportItem> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const problem of waiting) yield problemItem(problem);
  }

  /** How many bad lines were not told one by one. */
  get untold(): number {
    return Math.max(0, this.#bad - TOLD);
  }

  /** A bad line may have been a finding. */
  get isPartial(): boolean {
    return this.#bad > 0;
  }

  get isEmpty(): boolean {
    return this.#good === 0;
  }

  #line(line: string): void {
    const parsed = parseJson(line);
    const diagnostic = objectOf(parsed.ok ? parsed.value : undefined);
    if (isDiagnostic(diagnostic)) {
      this.#good++;
      this.#report.add(diagnosticFinding(diagnostic));
      return;
    }
    const what = parsed.ok ? 'this is no diagnostic' : 'this is not JSON';
    if (++this.#bad <= TOLD)
      this.#waiting.push(oddity('INVALID_LINE', this.#path, `${what}; it was passed over`, this.#number));
  }
}

async function* read(input: ReportInput, context: ReadContext): AsyncGenerator<ReportItem> {
  const { path } = context;
  const report = new ScanReport(FORMAT, { tool: 'reviewdog', scope: FORMAT }, input, context);
  const diagnostics = new DiagnosticLines(report, path);
  const splitter = new LineSplitter();
  let partial = false;
  try {
    for await (const chunk of input.chunks()) {
      diagnostics.take(splitter.push(chunk));
      yield* diagnostics.problems();
      yield* report.take();
    }
    diagnostics.take(splitter.end());
  } catch (error) {
    partial = true;
    yield problemItem(unreadable(path, error));
  }
  yield* diagnostics.problems();
  const { untold } = diagnostics;
  if (untold > 0) yield problemItem(oddity('INVALID_LINE', path, `${untold} more lines were passed over`));
  if (diagnostics.isEmpty) yield problemItem(noSuchReport(path, rdjsonl.description));
  else yield* report.end({ partial: partial || diagnostics.isPartial });
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
