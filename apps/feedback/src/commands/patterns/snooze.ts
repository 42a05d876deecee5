import { cliError } from '../../cli-error.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { findItem, readInbox } from '../../inbox.ts';
import { defineCommand } from '../command.ts';
import { finiteNumber } from '../read-number.ts';
import { addActorOptions, libraryFor, type ActorOptions } from './actor-options.ts';
import { findProposal } from './decide.ts';

interface SnoozeOptions extends ActorOptions {
  readonly until?: string;
  readonly days?: number;
}

const DAY_MS = 86_400_000;
/** Later than this is never. */
const MOST_DAYS = 3_650;

const instantOf = ({ io }: Context, { until, days }: SnoozeOptions): string => {
  if ((until === undefined) === (days === undefined))
    throw cliError('MISSING_TIME', 'Say until when: --until 2026-03-01, or --days 14. One of them.');
  if (until !== undefined) return until;
  if (days === undefined || days <= 0 || days > MOST_DAYS)
    throw cliError(
      'INVALID_TIME',
      `"--days ${days}" is no time to wait: give a number above 0, up to ${MOST_DAYS}.`,
    );
  return new Date(io.clock().getTime() + days * DAY_MS).toISOString();
};

export const snooze = defineCommand<SnoozeOptions, { readonly summary: string }>({
  summary: 'put proposals off; they come back then, or when seen twice as often',
  examples: ['patterns snooze flaky_network --days 14', 'patterns snooze flaky_network --until 2026-03-01'],
  configure: (command) => {
    command
      .argument('<name...>', 'proposals, or NAME@ID for a proposed change')
      .option('--until <date>', 'a day (its beginning, in UTC) or an instant')
      .option('--days <number>', 'for so many days', finiteNumber);
    addActorOptions(command);
  },
  run: async (context, args, options) => {
    const { output } = context;
    const until = instantOf(context, options);
    const { library } = await libraryFor(context, options);
    const inbox = await readInbox(context);
    const { reason } = options;
    const names = args
      .map((name) => findProposal(library, name))
      .map((target) => {
        if (target.kind === 'revision') library.own.snoozeRevision(target.name, until, reason);
        else {
          library.adopt(target.name);
          const seen = findItem(inbox, target.name)?.traits.count;
          library.own.snoozePattern(target.name, {
            until,
            ...(seen === undefined ? {} : { seen }),
            ...(reason === undefined ? {} : { reason }),
          });
        }
        return target.name;
      });
    await library.own.savePatterns();
    if (output.json) output.answer({ snoozed: names, until });
    else for (const name of names) output.text(`${name} is out of the inbox until ${until.slice(0, 10)}.\n`);
    return EXIT.ok;
  },
});
