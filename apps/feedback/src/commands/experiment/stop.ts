import { cliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-code.ts';
import {
  changeExperiments,
  experimentsPath,
  isAbout,
  isRunning,
} from '../../experiments/experiments-file.ts';
import { defineCommand } from '../command.ts';

export const stop = defineCommand<object, { readonly summary: string }>({
  summary: 'end an experiment: everyone gets the pattern again',
  examples: ['experiment stop bounds_checking'],
  configure: (command) => {
    command.argument('<pattern>', 'in any spelling');
  },
  run: async (context, [pattern = '']) => {
    const { output } = context;
    const { root, display } = await context.workspace();
    const stopped_at = context.io.clock().toISOString();
    let stopped;
    await changeExperiments(root, (experiments) => {
      const running = experiments.find((each) => isRunning(each) && isAbout(pattern)(each));
      if (running === undefined)
        throw cliError(
          'NO_EXPERIMENT',
          `No experiment on ${pattern} is running. "feedback experiment status" shows all.`,
        );
      stopped = { ...running, stopped_at };
      return experiments.map((each) => (each === running ? { ...running, stopped_at } : each));
    });
    const path = display(experimentsPath(root));
    if (output.json) output.answer({ experiment: stopped, path });
    else output.text(`Stopped: ${pattern}. Every unit gets the pattern again.\n`);
    output.note(`Commit ${path}. "feedback experiment status ${pattern}" shows what came out.`);
    return EXIT.ok;
  },
});
