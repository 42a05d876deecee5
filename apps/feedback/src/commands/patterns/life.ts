import type { InboxItem, PatternManager } from '@feedback/patterns';
import { isActive, parseTimestamp, type Pattern, type PatternRevision } from '@feedback/schema';
import type { Command } from 'commander';
import { cliError } from '../../cli-error.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { findItem, readInbox } from '../../inbox.ts';
import type { LibraryActor } from '../../inputs/read-actor.ts';
import type { Library } from '../../library.ts';
import { defineCommand, type CommandModule } from '../command.ts';
import { finiteNumber } from '../read-number.ts';
import { addActorOptions, libraryFor, type ActorOptions } from './actor-options.ts';
import { findProposal, findTarget, type Target } from './decide.ts';

interface LifeOptions extends ActorOptions {
  readonly unused?: true;
  readonly days?: number;
}

type Saw = Readonly<Record<string, string | number>>;

interface Step {
  readonly summary: string;
  readonly examples: readonly string[];
  readonly configure?: (command: Command) => void;
  /** More names than were given. */
  readonly more?: (context: Context, options: LifeOptions) => Promise<readonly string[]>;
  readonly take: (own: PatternManager, name: string, options: LifeOptions, saw?: Saw) => Pattern;
  /** What becomes of a change that is proposed; a step without it is only for patterns. */
  readonly decide?: (
    own: PatternManager,
    revision: PatternRevision,
    reason: string | undefined,
    saw?: Saw,
  ) => Pattern | undefined;
  /** The status that an active pattern gets, for a tool to propose. */
  readonly proposes?: NonNullable<Pattern['status']>;
}

/** What became of one name. */
interface Outcome {
  readonly name: string;
  readonly pattern: Pattern;
  readonly says: string;
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

/** Takes a step for one name; everything that a change needs of other layers gets a copy of its own first. */
const decideOne = (
  { take, decide, proposes }: Step,
  {
    library,
    actor,
    options,
  }: { readonly library: Library; readonly actor: LibraryActor; readonly options: LifeOptions },
  target: Target,
  item: InboxItem | undefined,
): Outcome => {
  const { own } = library;
  const { pattern } = target;
  const saw = item === undefined ? undefined : { ...item.traits };
  if (target.kind === 'revision') {
    const { revision } = target;
    for (const name of [pattern.name, ...(revision.merge ?? [])]) library.adopt(name);
    const changed = decide?.(own, revision, options.reason, saw);
    return changed === undefined
      ? { name: target.name, pattern, says: `${target.name} is dismissed; ${pattern.name} stays as it is.` }
      : {
          name: target.name,
          pattern: changed,
          says: `${changed.name} is changed as ${target.name} proposed.`,
        };
  }
  if (actor.kind === 'tool' && isActive(pattern) && proposes !== undefined) {
    own.proposeRevision(pattern, { set: { status: proposes } }, options.reason);
    return {
      name: pattern.name,
      pattern,
      says: `${pattern.name} stays active; that it be ${proposes} is proposed to a person.`,
    };
  }
  library.adopt(pattern.name);
  const changed = take(own, pattern.name, options, saw);
  return { name: changed.name, pattern: changed, says: `${changed.name} is ${changed.status ?? 'active'}.` };
};

const lifeCommand = (step: Step): CommandModule & { readonly summary: string } =>
  defineCommand<LifeOptions, { readonly summary: string }>({
    summary: step.summary,
    examples: step.examples,
    configure: (command) => {
      command.argument(
        step.more === undefined ? '<name...>' : '[name...]',
        step.decide === undefined
          ? 'patterns, in any spelling'
          : 'patterns in any spelling, or NAME@ID for a proposed change',
      );
      step.configure?.(command);
      addActorOptions(command);
    },
    run: async (context, args, options) => {
      const { output } = context;
      const { library, actor } = await libraryFor(context, options);
      const names = [...args, ...((await step.more?.(context, options)) ?? [])];
      if (args.length === 0 && options.unused !== true)
        throw cliError(
          'MISSING_NAME',
          'Name patterns, or use --unused for those that have not been seen for long.',
        );
      const find = step.decide === undefined ? findTarget : findProposal;
      const targets = names.map((name) => find(library, name));
      const inbox = step.decide === undefined ? undefined : await readInbox(context);
      const outcomes = targets.map((target) =>
        decideOne(step, { library, actor, options }, target, inbox && findItem(inbox, target.name)),
      );
      await library.own.savePatterns();
      if (output.json)
        output.answer({
          patterns: outcomes.map(({ pattern }) => pattern),
          revisions: library.own.getRevisions(),
        });
      else for (const { says } of outcomes) output.text(`${says}\n`);
      if (names.length === 0) output.note('None has been silent for that long.');
      return EXIT.ok;
    },
  });

export const accept = lifeCommand({
  summary: 'put proposals into force',
  examples: ['patterns accept index_error', 'patterns accept bounds_checking@3f9a1c02   # a proposed change'],
  take: (own, name, { reason }, saw) => own.acceptPattern(name, reason, saw),
  decide: (own, revision, reason, saw) =>
    own.acceptRevision(`${revision.pattern}@${revision.id}`, { reason, saw }),
});

export const dismiss = lifeCommand({
  summary: 'put patterns aside for good; they are not proposed again',
  examples: ['patterns dismiss flaky_network --reason "the sandbox has no network"'],
  take: (own, name, { reason }, saw) => own.dismissPattern(name, reason, saw),
  decide: (own, revision, reason, saw) => {
    own.dismissRevision(`${revision.pattern}@${revision.id}`, { reason, saw });
    return undefined;
  },
  proposes: 'dismissed',
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
  take: (own, name, { unused: silent, days = 90, reason }) =>
    own.archivePattern(name, reason ?? (silent === true ? `No occurrences in ${days} days` : undefined)),
  proposes: 'archived',
});

export const restore = lifeCommand({
  summary: 'bring archived patterns back into force, dismissed ones into the inbox',
  examples: ['patterns restore old_lesson'],
  take: (own, name, { reason }) => own.restorePattern(name, reason),
});
