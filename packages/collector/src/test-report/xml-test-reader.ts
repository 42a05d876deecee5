import type { Problem, ReportItem } from '@feedback/schema';
import type { ReportInput } from '../input/report-input.ts';
import { XmlProblems } from '../xml/xml-problems.ts';
import type { ReadContext, Reader } from '../readers/reader.ts';
import { problemItem } from '../readers/report-run.ts';
import { TestReport } from './test-report.ts';
import { XmlRecords, type XmlNode, type XmlParent } from '../xml/xml-records.ts';

/** What makes cases of the records of one report. */
export interface XmlTestReading {
  /** An element outside of records has begun; it is the last of `path`. */
  open?(path: readonly XmlParent[]): void;
  record(node: XmlNode, path: readonly XmlParent[]): void;
  close?(path: readonly XmlParent[]): void;
  /** The document is at its end. */
  finish?(): void;
}

export interface XmlTestFormat {
  readonly name: string;
  readonly description: string;
  readonly detect: (head: string) => boolean;
  /** The elements that are taken as trees. */
  readonly records: ReadonlySet<string>;
  /** The names that the root element may have. */
  readonly roots: ReadonlySet<string>;
  reading(report: TestReport): XmlTestReading;
  /** Events wait for the end of the document, because what names them comes late. */
  readonly atEnd?: boolean;
}

const wrongRoot = (path: string, { name, roots }: XmlTestFormat): Problem => ({
  severity: 'error',
  code: 'MALFORMED_REPORT',
  message: `${path} has no <${[...roots].join('> or <')}>, so it is no ${name} report; name its format.`,
  path,
});

async function* read(
  format: XmlTestFormat,
  input: ReportInput,
  context: ReadContext,
): AsyncGenerator<ReportItem> {
  const report = new TestReport(format.name, input, context);
  const reading = format.reading(report);
  const problems = new XmlProblems(context.path);
  let root: string | undefined;
  const records = new XmlRecords(format.records, {
    open: (path) => {
      root ??= path[0]?.name;
      reading.open?.(path);
    },
    record: (node, path) => reading.record(node, path),
    close: (path) => reading.close?.(path),
    error: (message, line) => problems.add(message, line),
  });
  let broken: Problem | undefined;
  try {
    for await (const chunk of input.chunks()) {
      records.xml.write(chunk);
      if (format.atEnd !== true) yield* report.take();
      yield* problems.take();
    }
    records.xml.flush();
    if (records.xml.depth > 0) broken = problems.cut(records.xml.line);
    else records.xml.end();
  } catch (error) {
    broken = problems.broken(error, records.xml.line);
  }
  yield* problems.take(true);
  if (broken !== undefined) yield problemItem(broken);
  if (root === undefined || !format.roots.has(root)) {
    yield problemItem(wrongRoot(context.path, format));
    return;
  }
  reading.finish?.();
  yield* report.end(broken !== undefined);
}

/** A reader of a test format in XML. */
export const xmlTestReader = (format: XmlTestFormat): Reader => ({
  name: format.name,
  description: format.description,
  detect: format.detect,
  read: (input, context) => read(format, input, context),
});
