import { cliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-code.ts';
import { experimentStandings } from '../../experiments/experiment-standings.ts';
import { experimentHints, experimentText } from '../../terminal/experiment-text.ts';
import { defineCommand } from '../command.ts';

export const status = defineCommand<object, { readonly summary: string }>({
  summary: 'what the arms have shown, and whether that suffices',
  examples: ['experiment status', 'experiment status bounds_checking --json'],
  configure: (command) => {
    command.argument('[pattern]', 'only the experiments about it, in any spelling');
  },
  run: async (context, [pattern]) => {
    const { output } = context;
    const experiments = await experimentStandings(context, pattern);
    if (pattern !== undefined && experiments.length === 0)
      throw cliError(
        'NO_EXPERIMENT',
        `There is no experiment on ${pattern}. "feedback experiment start" begins one.`,
      );
    if (output.json) output.answer({ experiments });
    else output.text(experiments.map((each) => experimentText(each, output)).join('\n'));
    for (const each of experiments)
      for (const hint of experimentHints(each)) output.note(`${each.pattern}: ${hint}`);
    if (experiments.length === 0) output.note('No experiments. "feedback experiment start" begins one.');
    return EXIT.ok;
  },
});
