import { analyzeProject } from '../analyze-project.ts';
import { EXIT } from '../exit-code.ts';
import { analysisHead, rankedTable } from '../terminal/analysis-text.ts';
import { defineCommand } from './command.ts';

const TOP = 8;

export const overview = defineCommand<object>({
  examples: ['overview                  # where things stand, and what to do next'],
  configure: () => undefined,
  run: async (context) => {
    const { output } = context;
    const { settings, root } = await context.workspace();
    const { analysis, patterns } = await analyzeProject(context, { period: settings.period, update: false });
    const count = (status: string): number =>
      patterns.filter((pattern) => (pattern.status ?? 'active') === status).length;
    const library = { active: count('active'), proposed: count('proposed'), archived: count('archived') };
    if (output.json) {
      output.answer({ project: settings.project, root, library, analysis });
      return EXIT.ok;
    }
    output.text(`${output.paint('bold', settings.project)}: ${analysisHead(analysis)}\n`);
    output.text(
      `Library: ${library.active} active, ${library.proposed} proposed, ${library.archived} archived\n`,
    );
    if (analysis.ranked.length > 0) output.text(`\n${rankedTable(analysis, output, TOP)}`);
    if (analysis.runs.total === 0 && analysis.summary.total === 0)
      output.note(
        'Next: feedback collect reads the reports of your tests and checks; feedback check looks at code.',
      );
    else if (library.proposed > 0) output.note('Next: feedback patterns list --status proposed');
    else if (analysis.new_patterns.length > 0)
      output.note('Next: feedback analyze proposes patterns for what is new.');
    return EXIT.ok;
  },
});
