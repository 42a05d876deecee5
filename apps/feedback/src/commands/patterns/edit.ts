import { resolve } from 'node:path';
import type { PatternUpdate } from '@feedback/patterns';
import { provePattern } from '@feedback/rules';
import { isActive, Language, Severity, type Pattern } from '@feedback/schema';
import { Option, type Command } from 'commander';
import { cliError } from '../../cli-error.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { readStdin } from '../../io.ts';
import { defineCommand } from '../command.ts';
import { evidenceLines } from '../../learning/evidence-text.ts';
import { gatherEvidence, type ReplayWish } from '../../learning/project-evidence.ts';
import { addActorOptions, libraryFor, type ActorOptions } from './actor-options.ts';
import { fieldsFromJson, withoutFields } from './edited-fields.ts';
import { editInEditor } from './open-editor.ts';
import { readRule, requireSound } from './read-rule.ts';
import { addReplayOptions } from './replay-options.ts';
import { requirePattern } from './require-pattern.ts';

interface EditOptions extends ActorOptions, ReplayWish {
  readonly name?: string;
  readonly description?: string;
  readonly bad?: string;
  readonly good?: string;
  readonly test?: string;
  readonly severity?: Severity;
  readonly language?: Language;
  readonly tag?: readonly string[];
  readonly rule?: string;
  readonly unset?: readonly string[];
  readonly editor?: true;
}

const FLAGS = {
  name: 'name',
  description: 'description',
  bad: 'bad_example',
  good: 'good_example',
  test: 'test_coverage',
  severity: 'severity',
  language: 'language',
  tag: 'tags',
} as const satisfies Partial<Record<keyof EditOptions, keyof PatternUpdate>>;

const fieldsFromFlags = async (cwd: string, options: EditOptions): Promise<PatternUpdate> => {
  const given = Object.entries(FLAGS).flatMap(([flag, field]) => {
    const value = options[flag as keyof typeof FLAGS];
    return value === undefined ? [] : [[field, value] as const];
  });
  const rule = options.rule === undefined ? {} : { rule: await readRule(resolve(cwd, options.rule)) };
  return { ...Object.fromEntries(given), ...rule, ...withoutFields(options.unset ?? []) };
};

/** Where the edit comes from: exactly one of flags, standard input and the editor. */
const readFields = async (
  context: Context,
  source: string | undefined,
  options: EditOptions,
  shown: Pattern,
): Promise<PatternUpdate> => {
  const flags = await fieldsFromFlags(context.cwd, options);
  const given = [Object.keys(flags).length > 0, source !== undefined, options.editor === true];
  if (source !== undefined && source !== '-')
    throw cliError(
      'INVALID_INPUT',
      `Fields come as options or, with "-", from standard input, not from ${JSON.stringify(source)}.`,
    );
  if (given.filter(Boolean).length !== 1)
    throw cliError(
      'EMPTY_EDIT',
      given.some(Boolean)
        ? 'Give the fields as options, or as JSON on standard input with "-", or in --editor: one of them.'
        : 'Nothing to change was given: name fields (--severity high), or "-" for JSON on standard input, or --editor.',
    );
  if (options.editor === true) return editInEditor(shown, context);
  return source === '-' ? fieldsFromJson(await readStdin(context.io), shown) : flags;
};

const PROVING: readonly (keyof PatternUpdate)[] = ['rule', 'bad_example', 'good_example', 'language'];

/** A new rule or a new example is proved anew, unless the edit says a tier itself. */
const withTier = (pattern: Pattern, fields: PatternUpdate) => {
  const after = { ...pattern, ...fields } as Pattern;
  if (
    !PROVING.some((field) => field in fields) ||
    'tier' in fields ||
    (after.rule ?? pattern.rule) === undefined
  )
    return { fields, problems: [] };
  if (after.rule === undefined) return { fields: { ...fields, tier: undefined }, problems: [] };
  const { tier, problems } = provePattern(after);
  return { fields: { ...fields, tier }, problems };
};

const addFields = (command: Command): void => {
  command
    .option('--name <name>', 'another name')
    .option('--description <text>', 'what goes wrong and what to do')
    .option('--bad <code>', 'how it should not be')
    .option('--good <code>', 'how it should be')
    .option('--test <code>', 'a test that shows it')
    .addOption(new Option('--severity <severity>', 'how bad it is').choices(Severity.options))
    .addOption(new Option('--language <name>', 'of the examples').choices(Language.options))
    .option(
      '--tag <word>',
      'instead of those it has; may be repeated',
      (tag: string, tags?: readonly string[]) => [...(tags ?? []), tag],
    )
    .option('--rule <file>', 'an ast-grep rule with optional fix, as JSON; it is proved by the examples')
    .option(
      '--unset <field>',
      'take a field away: language, tags, examples, rule, tier, matches; may be repeated',
      (field: string, fields?: readonly string[]) => [...(fields ?? []), field],
    )
    .option('--editor', 'edit it as Markdown in $VISUAL or $EDITOR');
};

export const edit = defineCommand<EditOptions, { readonly summary: string }>({
  summary: 'change a lesson; what a tool changes in an active one is proposed',
  examples: [
    'patterns edit naive_datetime --severity high --reason "it cost us a night"',
    'patterns edit naive_datetime --editor',
    'patterns show naive_datetime --json | jq .pattern | feedback patterns edit naive_datetime -',
    'patterns edit naive_datetime --good "datetime.now(tz=UTC)" --by tool linter-bot',
  ],
  configure: (command) => {
    command
      .argument('<name>', 'the pattern, in any spelling')
      .argument('[source]', '- for JSON with the fields on standard input');
    addFields(command);
    addReplayOptions(command);
    addActorOptions(command);
  },
  run: async (context, [name = '', source], options) => {
    const { output } = context;
    const { library, actor } = await libraryFor(context, options);
    const known = requirePattern(library.find(name), name, library.patterns());
    const shown =
      library.patterns(await (await context.readStore()).stats()).find((each) => each.name === known.name) ??
      known;
    const given = await readFields(context, source, options, shown);
    if (given.rule !== undefined) requireSound(given.rule);
    const { fields, problems } = withTier(known, given);
    const isProposal = actor.kind === 'tool' && isActive(known);
    const revision = isProposal ? library.own.proposeUpdate(known, fields, options.reason) : undefined;
    if (!isProposal) library.adopt(known.name);
    const before = isProposal ? known : library.own.getPatternByName(known.name);
    const pattern = isProposal ? known : library.own.updatePattern(known.name, fields, options.reason);
    const changed = pattern !== before;
    if (changed || revision !== undefined) await library.own.savePatterns();
    const after = isProposal ? ({ ...known, ...fields, name: known.name } as Pattern) : pattern;
    const evidence = fields.rule && (await gatherEvidence(context, [after], options)).lookUp(after);
    if (output.json)
      output.answer({
        pattern,
        changed,
        ...(revision === undefined ? {} : { revision }),
        ...(evidence === undefined ? {} : { evidence }),
        problems,
      });
    else if (revision !== undefined)
      output.text(`${known.name} stays as it is; the change is proposed as ${known.name}@${revision.id}.\n`);
    else output.text(changed ? `${pattern.name} is changed.\n` : `${pattern.name} is like that already.\n`);
    if (!output.json) for (const line of evidenceLines(evidence)) output.note(line);
    output.problems(problems);
    return EXIT.ok;
  },
});
