import type { ReportItem } from '@feedback/schema';
import { checkstyleFinding } from '../checkstyle/checkstyle-finding.ts';
import { CheckstyleScanner } from '../checkstyle/checkstyle-scanner.ts';
import { noSuchReport, toolFailed } from '../findings/finding-problems.ts';
import { ScanReport } from '../findings/scan-report.ts';
import type { ReportInput } from '../input/report-input.ts';
import { rootElement } from '../xml/root-element.ts';
import { XmlProblems } from '../xml/xml-problems.ts';
import type { ReadContext, Reader } from './reader.ts';
import { problemItem } from './report-run.ts';

const FORMAT = 'checkstyle';

async function* read(input: ReportInput, context: ReadContext): AsyncGenerator<ReportItem> {
  const report = new ScanReport(FORMAT, { tool: FORMAT, scope: FORMAT }, input, context);
  const problems = new XmlProblems(context.path);
  let files = 0;
  let partial = false;
  let failed = false;
  const scanner = new CheckstyleScanner({
    file: () => files++,
    found: (attributes, file) => report.add(checkstyleFinding(attributes, file)),
    exception: () => (failed = true),
    error: (message, line) => problems.add(message, line),
  });
  try {
    for await (const chunk of input.chunks()) {
      scanner.xml.write(chunk);
      yield* report.take();
      yield* problems.take();
    }
    scanner.xml.flush();
  } catch (error) {
    partial = true;
    yield problemItem(problems.broken(error, scanner.xml.line));
  }
  if (!partial) {
    partial = scanner.xml.depth > 0;
    if (partial) yield problemItem(problems.cut(scanner.xml.line));
    else scanner.xml.end();
  }
  yield* problems.take(true);
  if (!scanner.isCheckstyle) {
    yield problemItem(noSuchReport(context.path, checkstyle.description));
    return;
  }
  if (failed) yield problemItem(toolFailed(context.path, 'the tool'));
  yield* report.end({ files, partial: partial || failed });
}

/**
 * Checkstyle's XML, which PHP_CodeSniffer, scalastyle, ktlint, detekt, SwiftLint, ESLint and many others write too
 * (https://checkstyle.org/, `XMLLogger`).
 */
export const checkstyle: Reader = {
  name: FORMAT,
  description: 'Checkstyle XML reports',
  detect: (head) => rootElement(head) === 'checkstyle',
  read,
};
