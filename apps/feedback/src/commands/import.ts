import { EXIT } from '../exit-code.ts';
import { expandInputs } from '../inputs/report-files.ts';
import { readReportFile } from './collect-report.ts';
import { emptyRow } from './collect-row.ts';
import { defineCommand } from './command.ts';

export const importDocument = defineCommand<object>({
  examples: [
    'import metrics.json       # what is known already is not counted twice',
    'import - < metrics.json',
  ],
  configure: (command) => {
    command.argument(
      '<file>',
      'a metrics document of the original, or one that export wrote; - for standard input',
    );
  },
  run: async (context, args) => {
    const { output, io } = context;
    const { settings } = await context.workspace();
    const { files, problems } = await expandInputs(args, context.cwd);
    const [file] = files;
    const options = { project: settings.project, format: 'metrics-json', onProgress: () => undefined };
    const row =
      file === undefined
        ? emptyRow(args[0] ?? '', problems)
        : ((await readReportFile(io, await context.store(), file, options)) ?? emptyRow(file.path, []));
    const { events_new, events_known } = row;
    if (output.json) output.answer({ ...row });
    else output.text(`${events_new} events new, ${events_known} known.\n`);
    output.problems(row.problems);
    return row.problems.some(({ severity }) => severity === 'error') ? EXIT.partial : EXIT.ok;
  },
});
