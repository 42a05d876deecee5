import type { Problem, ReportItem } from '@feedback/schema';
import type { ReportInput } from '../input/report-input.ts';
import { readJson } from '../json/read-json.ts';
import type { ReadContext, Reader } from '../readers/reader.ts';
import { problemItem } from '../readers/report-run.ts';
import { noSuchReport, nothingScanned } from './finding-problems.ts';
import type { ReportedFinding } from './reported-finding.ts';
import { ScanReport, type ScanEnd, type ScanFacts } from './scan-report.ts';

/** A scanner's report, read whole. */
export interface JsonScan extends ScanFacts, ScanEnd {
  readonly findings: Iterable<ReportedFinding>;
  readonly problems?: readonly Problem[] | undefined;
  /** Nothing was looked at, so nothing could be found: there is no run to store. */
  readonly vacuous?: boolean | undefined;
}

export interface JsonScanFormat {
  readonly name: string;
  readonly description: string;
  readonly detect: (head: string) => boolean;
  /** What a parsed document says; `undefined` when it is no such report. */
  readonly scan: (value: unknown, path: string) => JsonScan | undefined;
}

async function* read(
  format: JsonScanFormat,
  input: ReportInput,
  context: ReadContext,
): AsyncGenerator<ReportItem> {
  const json = await readJson(input);
  if (!json.ok) {
    yield problemItem(json.problem);
    return;
  }
  const scan = format.scan(json.value, context.path);
  if (scan === undefined) {
    yield problemItem(noSuchReport(context.path, format.description));
    return;
  }
  for (const problem of scan.problems ?? []) yield problemItem(problem);
  if (scan.vacuous === true) {
    yield problemItem(nothingScanned(context.path));
    return;
  }
  const report = new ScanReport(format.name, scan, input, context);
  for (const finding of scan.findings) report.add(finding);
  yield* report.end(scan);
}

/** A reader of a scanner's report that is one JSON document. */
export const jsonScanReader = (format: JsonScanFormat): Reader => ({
  name: format.name,
  description: format.description,
  detect: (head) => format.detect(head),
  read: (input, context) => read(format, input, context),
});
