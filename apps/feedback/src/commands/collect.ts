import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { collectFiles, type Collection } from './collect-files.ts';
import { collectPlan } from './collect-plan.ts';
import { storeRegressions, watchBenchmarks } from './collect-regressions.ts';
import { hasError, printCollection } from './collect-text.ts';
import { defineCommand } from './command.ts';

interface CollectOptions {
  readonly format?: string;
  readonly plan?: string;
  readonly section?: string;
  readonly runId?: string;
}

/** A plan, the files, or both; a plan alone looks for no reports. */
const collectAll = async (
  context: Context,
  args: readonly string[],
  options: CollectOptions,
): Promise<Collection> => {
  const store = await context.store();
  const { plan, section } = options;
  const rows = plan === undefined ? [] : [await collectPlan(context, store, plan, section)];
  if (plan !== undefined && args.length === 0) return { rows, passedOver: 0 };
  const watched = watchBenchmarks(store);
  const collection = await collectFiles(context, watched.store, args, options);
  const worse = await storeRegressions(store, watched.runs);
  if (worse > 0)
    context.output.note(`${worse} ${worse === 1 ? 'number is' : 'numbers are'} worse than before.`);
  return { ...collection, rows: [...rows, ...collection.rows] };
};

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
    const collection = await collectAll(context, args, options);
    printCollection(collection, context.output);
    // Told after what was read: all of that is stored.
    context.io.signal.throwIfAborted();
    return collection.rows.some(hasError) ? EXIT.partial : EXIT.ok;
  },
});
