import type { Problem } from '@feedback/schema';
import { readingJson } from '../json/reading-json.ts';
import type { Reader } from '../readers/reader.ts';
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

/** A reader of a scanner's report that is one JSON document. */
export const jsonScanReader = ({ name, description, detect, scan: scanOf }: JsonScanFormat): Reader => ({
  name,
  description,
  detect,
  read: readingJson(async function* (value, input, context) {
    const { path } = context;
    const scan = scanOf(value, path);
    if (scan === undefined) {
      yield problemItem(noSuchReport(path, description));
      return;
    }
    for (const problem of scan.problems ?? []) yield problemItem(problem);
    if (scan.vacuous === true) {
      yield problemItem(nothingScanned(path));
      return;
    }
    const report = new ScanReport(name, scan, input, context);
    for (const finding of scan.findings) report.add(finding);
    yield* report.end(scan);
  }),
});
