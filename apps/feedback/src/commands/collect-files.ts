import type { EventStore } from '@feedback/schema';
import type { Context } from '../context.ts';
import { discoverReports, type Discovery } from '../inputs/discover-reports.ts';
import { ongoingRun } from '../inputs/ongoing-run.ts';
import { expandInputs, type ReportFile, type ReportFiles } from '../inputs/report-files.ts';
import { keepHeapSmall } from '../inputs/small-heap.ts';
import { progressBar } from '../terminal/progress-bar.ts';
import { readReportFile, type ReadOptions } from './collect-report.ts';
import { emptyRow, type CollectRow } from './collect-row.ts';

/** What our own reporter writes is ours to find, whatever else is configured. */
const OUR_RUNS = '.feedback/runs/*.json';

const unnamed = (file: ReportFile): ReportFile => ({ ...file, named: false });

interface Inputs extends ReportFiles {
  /** What was looked at, when nobody said where. */
  readonly discovery?: Discovery;
}

/** Named inputs, else the project's globs, else the usual places. */
const inputsOf = async (context: Context, args: readonly string[]): Promise<Inputs> => {
  if (args.length > 0) return expandInputs(args, context.cwd);
  const { root, settings } = await context.workspace();
  if (settings.reports.length === 0) {
    context.output.progress('Looking for reports in the usual places');
    const discovery = await discoverReports(root);
    return { files: discovery.files, problems: discovery.problems, discovery };
  }
  const { files } = await expandInputs([...settings.reports, OUR_RUNS], root);
  return { files: files.map(unnamed), problems: [] };
};

export interface Collection {
  readonly rows: readonly CollectRow[];
  /** Files that nobody named and that are no reports. */
  readonly passedOver: number;
  readonly discovery?: Discovery;
}

export interface FileOptions {
  readonly format?: string;
  readonly runId?: string;
}

/** A run that the user names may be any: then nothing is known of it but its name. */
const runOf = async (
  { io }: Context,
  root: string,
  { runId }: FileOptions,
): Promise<Pick<ReadOptions, 'runId' | 'ongoing'>> =>
  runId === undefined ? { ongoing: await ongoingRun(root, io.env) } : { runId };

const readFiles = async (
  context: Context,
  store: Pick<EventStore, 'append' | 'addRuns'>,
  files: readonly ReportFile[],
  options: FileOptions,
): Promise<Collection> => {
  const { io, output } = context;
  const { root, settings } = await context.workspace();
  const run = await runOf(context, root, options);
  const rows: CollectRow[] = [];
  let passedOver = 0;
  for (const [index, file] of files.entries()) {
    if (io.signal.aborted) break;
    const show = (share: number): void => {
      output.progress(
        `${progressBar((index + share) / files.length)}  ${index + 1}/${files.length} ${file.path}`,
      );
    };
    show(0);
    const row = await readReportFile(io, store, file, {
      project: settings.project,
      ...(options.format === undefined ? {} : { format: options.format }),
      ...run,
      onProgress: show,
    });
    if (row === undefined) passedOver++;
    else rows.push(row);
  }
  return { rows, passedOver };
};

/** Reads the files that the words of the command line mean into the store, until the user interrupts. */
export const collectFiles = async (
  context: Context,
  store: Pick<EventStore, 'append' | 'addRuns'>,
  args: readonly string[],
  options: FileOptions,
): Promise<Collection> => {
  keepHeapSmall();
  const { files, problems, discovery } = await inputsOf(context, args);
  const missing = problems.map((problem) => emptyRow(problem.path ?? '', [problem]));
  const { rows, passedOver } = await readFiles(context, store, files, options);
  return { rows: [...missing, ...rows], passedOver, ...(discovery === undefined ? {} : { discovery }) };
};
