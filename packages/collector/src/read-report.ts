import type { Clock, Problem, ReportItem } from '@feedback/schema';
import { byteSource, unreadable, type ByteSource, type ReportSource } from './input/byte-source.ts';
import { openInput, type InputOptions, type ReportInput } from './input/report-input.ts';
import type { ReadContext, Reader } from './readers/reader.ts';
import { problemItem } from './readers/report-run.ts';
import { readers } from './readers/table.ts';
import { presentAt, withPresent, type OngoingRun } from './run/ongoing-run.ts';
import type { OnRedacted } from './redact/redact-text.ts';
import { cleanText } from './text/clean-text.ts';
import { RecordCleaner } from './text/record-cleaner.ts';

export interface ReadReportOptions extends InputOptions {
  /** The format's name; told from the content unless given. */
  readonly format?: string | undefined;
  readonly project?: string | undefined;
  /** The run of CI that the report is known to belong to, whatever its time. */
  readonly runId?: string | undefined;
  /** The run of CI or the checkout that the process belongs to; it holds for reports of the last 24 hours. */
  readonly ongoing?: OngoingRun | undefined;
  /** What repeats the same work in later runs, e.g. the name of the job; told by the report unless given. */
  readonly scope?: string | undefined;
  readonly commit?: string | undefined;
  readonly branch?: string | undefined;
  /** The present. A report that brings no time has that of its file, or the present when that is earlier or there is no file. */
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

/** A file changed in the future was changed by a clock that is wrong. */
const fallbackClock = (changed: Date | undefined, now: Date): Clock => {
  const fallback = changed === undefined || changed > now ? now : changed;
  return () => fallback;
};

const contextOf = (
  { path, changed }: ByteSource,
  { elsewhere }: Reader,
  options: ReadReportOptions,
): ReadContext => {
  const now = options.clock?.() ?? new Date();
  const { project, scope, runId, commit, branch, ongoing } = options;
  const present = elsewhere === true || ongoing === undefined ? undefined : presentAt(ongoing, now);
  return { path, project, scope, runId, commit, branch, present, clock: fallbackClock(changed, now) };
};

/** A report that is being read. */
interface Reading {
  readonly items: AsyncIterable<ReportItem>;
  /** Makes an item fit to be stored. */
  readonly fit: (item: ReportItem) => ReportItem;
}

const startReading = (
  source: ByteSource,
  input: ReportInput,
  options: ReadReportOptions,
): Reading | Problem => {
  const reader = readerFor(input, options.format);
  if (reader === undefined) return unknownFormat(source.path, options.format);
  options.onFormat?.(reader.name);
  const context = contextOf(source, reader, options);
  const { present } = context;
  const cleaner = new RecordCleaner(options.onRedacted ?? (() => undefined));
  const fit = (item: ReportItem): ReportItem => {
    const clean = cleanItem(item, cleaner);
    return present === undefined ? clean : withPresent(clean, present);
  };
  return { items: reader.read(input, context), fit };
};

/** What is known before the first item: problems, and how it goes on, if it does. */
const openReading = async (
  source: ByteSource,
  options: ReadReportOptions,
): Promise<{ readonly problems: readonly Problem[]; readonly reading?: Reading }> => {
  const opened = await openInput(source, options);
  if ('code' in opened) return { problems: [opened] };
  const reading = startReading(source, opened.input, options);
  if ('code' in reading) return { problems: [...opened.problems, reading] };
  return { problems: opened.problems, reading };
};

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
    const { problems, reading } = await openReading(source, options);
    for (const problem of problems) yield problemItem(problem);
    if (reading === undefined) return;
    // No generator between this and the reader's: in each, every item would wait for its turn three times more.
    for await (const item of reading.items) yield reading.fit(item);
  } catch (error) {
    yield problemItem(unreadable(source.path, error));
  } finally {
    await source.close();
  }
}
