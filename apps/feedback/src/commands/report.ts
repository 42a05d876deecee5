import { resolve } from 'node:path';
import { Option } from 'commander';
import { renderHtml, renderMarkdown, type ReportedExperiment } from '@feedback/report';
import { Period, type Analysis } from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import { analyzeProject } from '../analyze-project.ts';
import { CliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { experimentStandings } from '../experiments/experiment-standings.ts';
import { defineCommand } from './command.ts';

type Render = typeof renderMarkdown;

const FORMATS = {
  markdown: renderMarkdown,
  html: renderHtml,
  json: (analysis: Analysis) => `${JSON.stringify(analysis, null, 2)}\n`,
} as const satisfies Readonly<Record<string, Render>>;

interface ReportOptions {
  readonly period?: Period;
  readonly format?: keyof typeof FORMATS;
  readonly output?: string;
}

/** A report of everything else is worth more than none. */
const toldExperiments = async (context: Context): Promise<readonly ReportedExperiment[]> => {
  try {
    return await experimentStandings(context);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    context.output.problems(error.problems);
    return [];
  }
};

export const report = defineCommand<ReportOptions>({
  examples: [
    'report                    # Markdown to the terminal',
    'report --period month --output report.md',
    'report --format html --output report.html   # one file with charts, opens in any browser',
    'report --format json',
  ],
  configure: (command) => {
    command
      .addOption(new Option('--period <period>', 'how much of the past').choices(Period.options))
      .addOption(new Option('--format <format>', 'how it is written').choices(Object.keys(FORMATS)))
      .option('--output <file>', 'write it there; a file is replaced');
  },
  run: async (context, _, { period, format, output: file }) => {
    const { output } = context;
    const { settings } = await context.workspace();
    const { analysis, patterns } = await analyzeProject(context, {
      period: period ?? settings.period,
      update: false,
    });
    const render: Render = FORMATS[output.json ? 'json' : (format ?? 'markdown')];
    const experiments = await toldExperiments(context);
    const text = render(analysis, { patterns, experiments });
    if (file === undefined) output.text(text);
    else {
      await nodeFileSystem.writeText(resolve(context.cwd, file), text);
      output.note(`Written to ${file}.`);
    }
    return EXIT.ok;
  },
});
