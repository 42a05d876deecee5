import { resolve } from 'node:path';
import { Option } from 'commander';
import { renderMarkdown } from '@feedback/report';
import { Period } from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import { analyzeProject } from '../analyze-project.ts';
import { EXIT } from '../exit-code.ts';
import { defineCommand } from './command.ts';

interface ReportOptions {
  readonly period?: Period;
  readonly format?: 'markdown' | 'json';
  readonly output?: string;
}

export const report = defineCommand<ReportOptions>({
  examples: [
    'report                    # Markdown to the terminal',
    'report --period month --output report.md',
    'report --format json',
  ],
  configure: (command) => {
    command
      .addOption(new Option('--period <period>', 'how much of the past').choices(Period.options))
      .addOption(new Option('--format <format>', 'how it is written').choices(['markdown', 'json']))
      .option('--output <file>', 'write it there; a file is replaced');
  },
  run: async (context, _, { period, output: file }) => {
    const { output } = context;
    const { settings } = await context.workspace();
    const { analysis, patterns } = await analyzeProject(context, {
      period: period ?? settings.period,
      update: false,
    });
    const text = output.json
      ? `${JSON.stringify(analysis, null, 2)}\n`
      : renderMarkdown(analysis, { patterns });
    if (file === undefined) output.text(text);
    else {
      await nodeFileSystem.writeText(resolve(context.cwd, file), text);
      output.note(`Written to ${file}.`);
    }
    return EXIT.ok;
  },
});
