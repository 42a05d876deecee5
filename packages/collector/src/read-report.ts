import type { Clock, Problem, ReportItem } from '@feedback/schema';
import { byteSource, unreadable, type ByteSource, type ReportSource } from './input/byte-source.ts';
import { openInput, type InputOptions, type ReportInput } from './input/report-input.ts';
import type { ReadContext, Reader } from './readers/reader.ts';
import { problemItem } from './readers/report-run.ts';
import { readers } from './readers/table.ts';
import type { OnRedacted } from './redact/redact-text.ts';
import { cleanText } from './text/clean-text.ts';
import { RecordCleaner } from './text/record-cleaner.ts';

export interface ReadReportOptions extends InputOptions {
  /** The format's name; told from the content unless given. */
  readonly format?: string | undefined;
  readonly project?: string | undefined;
  /** The run of CI: provider, run id, attempt, job. */
  readonly runId?: string | undefined;
  /** What repeats the same work in later runs, e.g. the name of the job; told by the report unless given. */
  readonly scope?: string | undefined;
  readonly commit?: string | undefined;
  readonly branch?: string | undefined;
  /** The time of reports that bring none. */
  readonly clock?: Clock | undefined;
  /** Is told the format's name when it is known. */
  readonly onFormat?: ((format: string) => void) | undefined;
  /** Is told the kind of each secret, e-mail address or home folder that was taken out, e.g. `github_token`. */
  readonly onRedacted?: OnRedacted | undefined;
}

/** The name of the format of a text that begins so; `undefined` when no reader knows it. File names play no part. */
export const detectFormat = (head: string): string | undefined =>
  readers.find((reader) => reader.detect(head.replace(/^\uFEFF/, '')))?.name;

const names = (): string => readers.map(({ name }) => name).join(', ');

const unknownFormat = (path: string, format: string | undefined): Problem => ({
  severity: 'error',
  code: 'UNKNOWN_FORMAT',
  message:
    format === undefined
      ? `${path} is in none of the formats that can be read (${names()}); name the format if it is one of them.`
      : `There is no format ${JSON.stringify(format)}; take one of ${names()}.`,
  path,
});

const readerFor = (input: ReportInput, format: string | undefined): Reader | undefined =>
  readers.find(({ name }) => name === (format ?? detectFormat(input.head)));

/** The one place where what a reader yields is made fit to be stored. Problems are told, not stored, and name paths. */
const cleanItem = (item: ReportItem, cleaner: RecordCleaner): ReportItem => {
  if (item.kind === 'event') return { kind: 'event', event: cleaner.clean(item.event) };
  if (item.kind === 'run') return { kind: 'run', run: cleaner.clean(item.run) };
  return problemItem({ ...item.problem, message: cleanText(item.problem.message, 4_096) });
};

const contextOf = (path: string, options: ReadReportOptions): ReadContext => ({
  path,
  project: options.project,
  runId: options.runId,
  scope: options.scope,
  commit: options.commit,
  branch: options.branch,
  clock: options.clock ?? (() => new Date()),
});

async function* readInput(input: ReportInput, options: ReadReportOptions): AsyncGenerator<ReportItem> {
  const { path } = input;
  const reader = readerFor(input, options.format);
  if (reader === undefined) {
    yield problemItem(unknownFormat(path, options.format));
    return;
  }
  options.onFormat?.(reader.name);
  try {
    const cleaner = new RecordCleaner(options.onRedacted ?? (() => undefined));
    for await (const item of reader.read(input, contextOf(path, options))) yield cleanItem(item, cleaner);
  } catch (error) {
    yield problemItem(unreadable(path, error));
  }
}

async function* readSource(source: ByteSource, options: ReadReportOptions): AsyncGenerator<ReportItem> {
  const opened = await openInput(source, options);
  if ('code' in opened) yield problemItem(opened);
  else {
    yield* opened.problems.map(problemItem);
    yield* readInput(opened.input, options);
  }
}

/**
 * Reads one report as a stream of events, a run for each run it tells of, and problems. A string is the path of a file. What
 * cannot be read, or only in part, is a `problem`: nothing throws.
 */
export async function* readReport(
  input: ReportSource,
  options: ReadReportOptions = {},
): AsyncGenerator<ReportItem, void, undefined> {
  const source = await byteSource(input);
  if ('code' in source) {
    yield problemItem(source);
    return;
  }
  try {
    yield* readSource(source, options);
  } finally {
    await source.close();
  }
}
