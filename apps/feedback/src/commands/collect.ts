import { renderTable } from '@feedback/report';
import type { EventStore, Problem } from '@feedback/schema';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { ciRun } from '../inputs/ci-run.ts';
import { discoverReports, expandInputs, type ReportFile, type ReportFiles } from '../inputs/report-files.ts';
import type { Output } from '../terminal/output.ts';
import { problemIn } from '../terminal/problem-in.ts';
import { collectPlan } from './collect-plan.ts';
import { readReportFile } from './collect-report.ts';
import { addUp, emptyRow, type CollectRow } from './collect-row.ts';
import { defineCommand } from './command.ts';

interface CollectOptions {
  readonly format?: string;
  readonly plan?: string;
  readonly section?: string;
  readonly runId?: string;
}

const unnamed = (file: ReportFile): ReportFile => ({ ...file, named: false });

/** Named inputs, else the project's globs, else the usual places. */
const inputsOf = async (context: Context, args: readonly string[]): Promise<ReportFiles> => {
  if (args.length > 0) return expandInputs(args, context.cwd);
  const { root, settings } = await context.workspace();
  if (settings.reports.length === 0) return { files: await discoverReports(root), problems: [] };
  const { files } = await expandInputs(settings.reports, root);
  return { files: files.map(unnamed), problems: [] };
};

interface Collection {
  readonly rows: readonly CollectRow[];
  /** Files of a folder that are no reports. */
  readonly passedOver: number;
}

const collectFiles = async (
  context: Context,
  store: EventStore,
  files: readonly ReportFile[],
  options: CollectOptions,
): Promise<Collection> => {
  const { io, output } = context;
  const { settings } = await context.workspace();
  const runId = options.runId ?? ciRun(io.env);
  const rows: CollectRow[] = [];
  let passedOver = 0;
  for (const [index, file] of files.entries()) {
    io.signal.throwIfAborted();
    const progress = `${index + 1}/${files.length} ${file.path}`;
    output.progress(progress);
    const row = await readReportFile(io, store, file, {
      project: settings.project,
      ...(options.format === undefined ? {} : { format: options.format }),
      ...(runId === undefined ? {} : { runId }),
      onProgress: (read) => output.progress(`${progress}  ${read}`),
    });
    if (row === undefined) passedOver++;
    else rows.push(row);
  }
  return { rows, passedOver };
};

const SHOWN = 40;

const printRows = (rows: readonly CollectRow[], output: Output): void => {
  const shown = output.verbose ? rows : rows.slice(0, SHOWN);
  const cells = ({ path, format, ...row }: CollectRow): string[] => [
    path,
    format ?? 'not read',
    ...[
      row.tests,
      row.failures + row.errors,
      row.skipped,
      row.findings,
      row.events_new,
      row.events_known,
    ].map(String),
  ];
  const total: CollectRow = { path: 'all', format: '', problems: [], ...addUp(rows) };
  const titles = ['Report', 'Format', 'Tests', 'Failed', 'Skipped', 'Findings', 'New', 'Known'];
  output.text(
    renderTable(
      titles.map((title, index) => (index < 2 ? { title, maxWidth: 60 } : { title, align: 'right' })),
      [...shown, ...(rows.length > 1 ? [total] : [])].map(cells),
      (cell, row) => (row === 'title' ? output.paint('bold', cell) : cell),
    ),
  );
  if (shown.length < rows.length) output.note(`${rows.length - shown.length} more files; -v lists them.`);
};

const placed = ({ path, problems }: CollectRow): Problem[] => problems.map(problemIn(path));

export const collect = defineCommand<CollectOptions>({
  readsFormat: true,
  examples: [
    'collect                   # what the configuration or a look around finds',
    'collect test-results/ lint.sarif',
    "collect 'build/**/TEST-*.xml'",
    'pytest --junitxml=/dev/stdout | feedback collect -',
    'collect --plan task_plan.md',
  ],
  configure: (command) => {
    command
      .argument('[input...]', 'files, folders, globs, or - for standard input')
      .option('--format <name>', 'how to read the inputs, instead of looking at what they hold')
      .option('--plan <file>', 'log the patterns that a Markdown plan lists')
      .option('--section <heading>', 'the heading of that list', 'Patterns to Apply')
      .option('--run-id <id>', 'the run of CI that the reports belong to');
  },
  run: async (context, args, options) => {
    const { output } = context;
    const rows: CollectRow[] = [];
    const store = await context.store();
    if (options.plan !== undefined)
      rows.push(await collectPlan(context, store, options.plan, options.section));
    let passedOver = 0;
    if (options.plan === undefined || args.length > 0) {
      const { files, problems } = await inputsOf(context, args);
      rows.push(...problems.map((problem) => emptyRow(problem.path ?? '', [problem])));
      const collection = await collectFiles(context, store, files, options);
      rows.push(...collection.rows);
      passedOver = collection.passedOver;
    }
    if (output.json) output.answer({ inputs: rows, totals: addUp(rows) });
    else if (rows.length > 0) printRows(rows, output);
    output.problems(rows.flatMap(placed));
    if (passedOver > 0) output.note(`Passed over, because they are no reports: ${passedOver} of the files.`);
    if (rows.length === 0)
      output.note(
        'No reports found. Name files or folders, or list globs under "reports" in feedback.config.json.',
      );
    return rows.some(({ problems }) => problems.some(({ severity }) => severity === 'error'))
      ? EXIT.partial
      : EXIT.ok;
  },
});
