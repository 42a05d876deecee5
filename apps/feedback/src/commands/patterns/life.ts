import type { PatternManager } from '@feedback/patterns';
import { parseTimestamp, type Pattern } from '@feedback/schema';
import type { Command } from 'commander';
import { cliError } from '../../cli-error.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { defineCommand, type CommandModule } from '../command.ts';
import { finiteNumber } from '../read-number.ts';
import { requirePattern } from './require-pattern.ts';

interface LifeOptions {
  readonly reason?: string;
  readonly unused?: true;
  readonly days?: number;
}

interface Step {
  readonly summary: string;
  readonly examples: readonly string[];
  readonly configure?: (command: Command) => void;
  /** More names than were given. */
  readonly more?: (context: Context, options: LifeOptions) => Promise<readonly string[]>;
  readonly take: (own: PatternManager, name: string, options: LifeOptions) => Pattern;
}

const DAY_MS = 86_400_000;

/** The same rule as the manager's own, on the numbers of the store: the committed file has none. */
const isSilent = ({ status = 'active', active_since, last_occurrence }: Pattern, limit: number): boolean => {
  const known = [active_since, last_occurrence].flatMap((text) => parseTimestamp(text)?.timestamp ?? []);
  return status === 'active' && known.length > 0 && Math.max(...known.map(Date.parse)) < limit;
};

const unused = async (
  context: Context,
  { unused: asked, days = 90 }: LifeOptions,
): Promise<readonly string[]> => {
  if (asked !== true) return [];
  const stats = await (await context.readStore()).stats();
  const limit = context.io.clock().getTime() - days * DAY_MS;
  const all = (await context.library()).patterns(stats);
  return all.filter((pattern) => isSilent(pattern, limit)).map(({ name }) => name);
};

const lifeCommand = ({
  summary,
  examples,
  configure,
  more,
  take,
}: Step): CommandModule & { readonly summary: string } =>
  defineCommand<LifeOptions, { readonly summary: string }>({
    summary,
    examples,
    configure: (command) => {
      command.argument(more === undefined ? '<name...>' : '[name...]', 'patterns, in any spelling');
      configure?.(command);
    },
    run: async (context, args, options) => {
      const { output } = context;
      const library = await context.library();
      const names = [...args, ...((await more?.(context, options)) ?? [])];
      if (args.length === 0 && options.unused !== true)
        throw cliError(
          'MISSING_NAME',
          'Name patterns, or use --unused for those that have not been seen for long.',
        );
      for (const name of names) requirePattern(library.find(name), name);
      const changed = names.map((name) => {
        library.adopt(name);
        return take(library.own, name, options);
      });
      await library.own.savePatterns();
      if (output.json) output.answer({ patterns: changed });
      else for (const { name, status = 'active' } of changed) output.text(`${name} is ${status}.\n`);
      if (names.length === 0) output.note('None has been silent for that long.');
      return EXIT.ok;
    },
  });

export const accept = lifeCommand({
  summary: 'put proposals into force',
  examples: ['patterns accept index_error'],
  take: (own, name) => own.acceptPattern(name),
});

export const dismiss = lifeCommand({
  summary: 'put patterns aside for good; they are not proposed again',
  examples: ['patterns dismiss flaky_network --reason "the sandbox has no network"'],
  configure: (command) => {
    command.option('--reason <text>', 'why, for the history', '');
  },
  take: (own, name, { reason = '' }) => own.dismissPattern(name, reason),
});

export const archive = lifeCommand({
  summary: 'take patterns out of force; they are kept',
  examples: ['patterns archive old_lesson', 'patterns archive --unused --days 90'],
  configure: (command) => {
    command
      .option('--unused', 'all that have not been seen, and were in force, for so many days')
      .option('--days <number>', 'for --unused', finiteNumber, 90);
  },
  more: unused,
  take: (own, name, { unused: silent, days = 90 }) =>
    own.archivePattern(name, silent === true ? `No occurrences in ${days} days` : undefined),
});

export const restore = lifeCommand({
  summary: 'bring archived patterns back into force, dismissed ones into the inbox',
  examples: ['patterns restore old_lesson'],
  take: (own, name) => own.restorePattern(name),
});
