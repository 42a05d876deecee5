import { isActive, ExperimentUnit, type ExperimentDefinition, type Pattern } from '@feedback/schema';
import { InvalidArgumentError, Option } from 'commander';
import { cliError } from '../../cli-error.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import {
  changeExperiments,
  experimentsPath,
  isAbout,
  isRunning,
} from '../../experiments/experiments-file.ts';
import { defineCommand } from '../command.ts';
import { requirePattern } from '../patterns/require-pattern.ts';
import { finiteNumber } from '../read-number.ts';

interface StartOptions {
  readonly unit: ExperimentUnit;
  readonly share: number;
}

/** With a share of 0 or 1 there is only one arm. */
const betweenArms = (text: string): number => {
  const number = finiteNumber(text);
  if (number <= 0 || number >= 1) throw new InvalidArgumentError('It must lie between 0 and 1.');
  return number;
};

const requireActive = (pattern: Pattern): Pattern => {
  if (isActive(pattern)) return pattern;
  throw cliError(
    'INACTIVE_PATTERN',
    `${pattern.name} is ${pattern.status ?? 'active'}, so no unit would get it. Put it into force first: feedback patterns ${pattern.status === 'proposed' ? 'accept' : 'restore'} ${pattern.name}`,
  );
};

const define = async (
  context: Context,
  name: string,
  options: StartOptions,
): Promise<ExperimentDefinition> => {
  const pattern = requireActive(requirePattern((await context.library()).find(name), name));
  const { startExperiment } = await import('@feedback/analyzer');
  const { days: _, ...definition } = startExperiment({
    pattern: pattern.name,
    ...options,
    clock: context.io.clock,
  });
  return definition;
};

const refuseSecond = (experiments: readonly ExperimentDefinition[], pattern: string): void => {
  const running = experiments.find((each) => isRunning(each) && isAbout(pattern)(each));
  if (running === undefined) return;
  throw cliError(
    'EXPERIMENT_RUNNING',
    `An experiment on ${pattern} runs since ${running.started_at.slice(0, 10)}. "feedback experiment stop ${pattern}" ends it.`,
  );
};

export const start = defineCommand<StartOptions, { readonly summary: string }>({
  summary: 'give a pattern to some units and not to others',
  examples: [
    'experiment start bounds_checking                       # half of the branches',
    'experiment start bounds_checking --unit author --share 0.8',
  ],
  configure: (command) => {
    command
      .argument('<pattern>', 'an active pattern, in any spelling')
      .addOption(
        new Option('--unit <unit>', 'what gets the pattern as a whole, or goes without it')
          .choices(ExperimentUnit.options)
          .default('branch'),
      )
      .option('--share <number>', 'the share of units that get it, between 0 and 1', betweenArms, 0.5);
  },
  run: async (context, [name = ''], { unit, share }) => {
    const { output } = context;
    const { root, display } = await context.workspace();
    const definition = await define(context, name, { unit, share });
    await changeExperiments(root, (experiments) => {
      refuseSecond(experiments, definition.pattern);
      return [...experiments, definition];
    });
    const path = display(experimentsPath(root));
    if (output.json) output.answer({ experiment: definition, path });
    else output.text(`Started: ${definition.pattern}, by ${unit}, a share of ${share} with the pattern.\n`);
    output.note(`Commit ${path}: who has it gives every ${unit} the same arm.`);
    if (unit === 'agent')
      output.note('Agents say who they are in FEEDBACK_AGENT; who does not takes no part.');
    return EXIT.ok;
  },
});
