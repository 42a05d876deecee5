import { Option } from 'commander';
import { Period } from '@feedback/schema';
import { analyzeProject } from '../analyze-project.ts';
import { EXIT } from '../exit-code.ts';
import { analysisHead, newTable, rankedTable } from '../terminal/analysis-text.ts';
import { defineCommand } from './command.ts';

interface AnalyzeOptions {
  readonly period?: Period;
  readonly update: boolean;
}

export const analyze = defineCommand<AnalyzeOptions>({
  examples: [
    'analyze                   # what recurs, what is new, what helps; keeps numbers and proposals',
    'analyze --period month    # the last 30 days',
    'analyze --no-update --json',
  ],
  configure: (command) => {
    command
      .addOption(new Option('--period <period>', 'how much of the past').choices(Period.options))
      .option('--no-update', 'only look: keep no numbers, propose nothing');
  },
  run: async (context, _, { period, update }) => {
    const { output } = context;
    const { settings } = await context.workspace();
    const { analysis, proposed } = await analyzeProject(context, {
      period: period ?? settings.period,
      update,
    });
    if (output.json) {
      output.answer(analysis);
      return EXIT.ok;
    }
    output.text(`${analysisHead(analysis)}\n`);
    if (analysis.ranked.length > 0) output.text(`\n${rankedTable(analysis, output)}`);
    if (analysis.new_patterns.length > 0) output.text(`\n${newTable(analysis, output)}`);
    output.problems(analysis.problems);
    if (analysis.summary.total === 0) output.note('Nothing to analyse yet: feedback collect reads reports.');
    if (proposed.length > 0)
      output.note(
        `${proposed.length} proposed: feedback patterns list --status proposed, then accept or dismiss each.`,
      );
    return EXIT.ok;
  },
});
