import type { Problem, ReportItem } from '@feedback/schema';
import { unreadable } from '../input/byte-source.ts';
import { LineSplitter } from '../input/line-splitter.ts';
import type { ReportInput } from '../input/report-input.ts';
import type { ReadContext, Reader } from '../readers/reader.ts';
import { problemItem } from '../readers/report-run.ts';
import { ToldProblems } from '../readers/told-problems.ts';
import { TestReport } from './test-report.ts';

/** A line that could not be read. */
export interface LineTrouble {
  /** What is wrong with it, in half a sentence. */
  readonly what: string;
  /** `info` where other programs print into reports of the format as a rule. */
  readonly severity: 'warning' | 'info';
}

/** What makes cases of the lines of one report. */
export interface LineTestReading {
  /** Takes the next line, without its end. */
  line(line: string): LineTrouble | undefined;
  /** The text is at its end. Returns whether the report is not whole. */
  finish(): boolean;
}

export interface LineTestFormat {
  readonly name: string;
  readonly description: string;
  readonly detect: (head: string) => boolean;
  readonly reading: (report: TestReport) => LineTestReading;
}

const passedOver = (path: string, line: number, { what, severity }: LineTrouble): Problem => ({
  severity,
  code: 'INVALID_LINE',
  message: `${path}, line ${line}: ${what}; it was passed over.`,
  path,
  line,
});

const morePassedOver = (path: string, count: number): Problem => ({
  severity: 'info',
  code: 'INVALID_LINE',
  message: `${path}: ${count} more lines were passed over.`,
  path,
});

const cut = (path: string): Problem => ({
  severity: 'warning',
  code: 'INCOMPLETE_REPORT',
  message: `${path} ends before its tests do, so it was cut off or the tests broke down; what came before was read.`,
  path,
});

async function* read(
  format: LineTestFormat,
  input: ReportInput,
  context: ReadContext,
): AsyncGenerator<ReportItem> {
  const report = new TestReport(format.name, input, context);
  const reading = format.reading(report);
  const { path } = context;
  const problems = new ToldProblems((count) => morePassedOver(path, count));
  const splitter = new LineSplitter();
  let number = 0;
  const takeAll = (lines: readonly string[]): void => {
    for (const line of lines) {
      const at = ++number;
      const wrong = reading.line(at === 1 ? line.replace(/^\uFEFF/, '') : line);
      if (wrong !== undefined) problems.add(() => passedOver(path, at, wrong));
    }
  };
  let broken = false;
  try {
    for await (const chunk of input.chunks()) {
      takeAll(splitter.push(chunk));
      yield* problems.take();
      yield* report.take();
    }
    takeAll(splitter.end());
  } catch (error) {
    broken = true;
    yield problemItem(unreadable(path, error));
  }
  yield* problems.take(true);
  const partial = reading.finish();
  if (partial && !broken) yield problemItem(cut(path));
  yield* report.end(partial || broken);
}

/** A reader of a test format that is made of lines. */
export const lineTestReader = (format: LineTestFormat): Reader => ({
  name: format.name,
  description: format.description,
  detect: format.detect,
  read: (input, context) => read(format, input, context),
});
