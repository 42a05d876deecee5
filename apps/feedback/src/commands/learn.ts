import { relative, resolve, sep } from 'node:path';
import { readRepair, type Repair, type Repository } from '@feedback/history';
import { patternName, Severity, withStats, type Lesson, type Pattern } from '@feedback/schema';
import { Option } from 'commander';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { describeLeftOut, learnRepair, type Learned } from '../learning/learn-repair.ts';
import { printLearned } from '../learning/learned-text.ts';
import { evidenceFor } from '../learning/measure-evidence.ts';
import { openHistory } from '../learning/open-history.ts';
import { storeEvidence } from '../learning/project-evidence.ts';
import { repairSource } from '../learning/repair-source.ts';
import { defineCommand } from './command.ts';
import { wholeNumber } from './read-number.ts';

interface LearnOptions {
  readonly staged?: true;
  readonly path: readonly string[];
  readonly also: readonly string[];
  readonly name?: string;
  readonly severity?: Severity;
  readonly accept?: true;
  readonly dryRun?: true;
  readonly limit: number;
  readonly backtest: boolean;
}

/** Paths that a user names are relative to where they stand; git's are relative to the top. */
const pathFilter = (
  { root }: Repository,
  { cwd }: Context,
  paths: readonly string[],
): ((path: string) => boolean) => {
  const wanted = paths.map((path) => relative(root, resolve(cwd, path)).split(sep).join('/'));
  return (path) =>
    wanted.length === 0 || wanted.some((each) => each === '' || path === each || path.startsWith(`${each}/`));
};

const readIt = async (
  context: Context,
  repository: Repository,
  what: string | undefined,
  { staged, path }: LearnOptions,
): Promise<Repair> => {
  const source = await repairSource(context, repository, { what, staged: staged === true });
  return readRepair(repository, source, pathFilter(repository, context, path));
};

/** Further repairs of the same mistake, which tell what they have in common. */
const readOthers = (
  context: Context,
  repository: Repository,
  { also }: LearnOptions,
): Promise<readonly Repair[]> =>
  Promise.all(
    also.map(async (what) =>
      readRepair(repository, await repairSource(context, repository, { what, staged: false })),
    ),
  );

/** A lesson that was learned from the same commit before. */
const learnedBefore = async ({ library }: Context, { commit }: Repair): Promise<Pattern | undefined> =>
  commit === undefined
    ? undefined
    : (await library()).patterns().find(({ provenance }) => provenance?.commit === commit);

/** A name that the library does not have yet. */
const freeName = async ({ library }: Context, name: string): Promise<string> => {
  const all = await library();
  if (all.find(name) === undefined) return patternName(name);
  for (let number = 2; ; number++)
    if (all.find(`${name}_${number}`) === undefined) return patternName(`${name}_${number}`);
};

const write = async (context: Context, lesson: Lesson, isAccepted: boolean): Promise<void> => {
  const { own } = await context.library();
  const { pattern_id: _, ...fields } = lesson;
  own.createPattern({ ...fields, status: isAccepted ? 'active' : 'proposed' });
  await own.savePatterns();
};

/** What was measured on the way stands with the proposal, for those who decide on it. */
const keepEvidence = async (context: Context, { lesson, history }: Learned): Promise<void> => {
  if (lesson.rule === undefined) return;
  await storeEvidence(context, await evidenceFor(context, [withStats(lesson)], history?.replayed));
};

const nextStep = ({ lesson: { name, tier } }: Learned, { accept, dryRun }: LearnOptions): string => {
  if (dryRun === true) return 'Nothing was written. Run it without --dry-run to propose it.';
  if (accept !== true)
    return `Proposed. Put it into force: feedback patterns accept ${name}. Not a mistake after all? feedback patterns dismiss ${name} --reason "…"`;
  if (tier === 'advice') return 'In force, as advice.';
  return `In force. ${tier === 'proved_fix' ? 'Repair what is left: feedback fix --dry-run' : 'Find what is left: feedback check'}`;
};

const historyAnswer = (learned: NonNullable<Learned['history']>) => {
  const { replayed: _, ...history } = learned;
  return history;
};

const answer = ({ output }: Context, repair: Repair, learned: Learned, options: LearnOptions): void => {
  const { lesson, outcome, severityReason, places, history } = learned;
  const { pattern_id: _, ...pattern } = lesson;
  output.answer({
    pattern,
    severity_reason: severityReason,
    outcome:
      outcome.kind === 'rule'
        ? {
            kind: 'rule',
            narrowed: outcome.isNarrowed,
            alike: outcome.candidate.alike.length,
            about: outcome.candidate.subject,
          }
        : {
            kind: 'advice',
            reason: outcome.reason,
            ...(outcome.reason === 'refactoring' ? { looks_like: outcome.looksLike.kind } : {}),
          },
    known_by: learned.knownBy,
    proof: outcome.kind === 'rule' ? outcome.candidate.proof.checks : [],
    still_there: places === undefined ? [] : places.found.flatMap(({ findings }) => findings),
    still_there_count: places?.count ?? 0,
    history: history === undefined ? null : historyAnswer(history),
    left_out: repair.leftOut,
    status: options.dryRun === true ? null : options.accept === true ? 'active' : 'proposed',
    problems: [],
  });
};

const learnFrom = async (
  context: Context,
  what: string | undefined,
  options: LearnOptions,
): Promise<number> => {
  const { output } = context;
  const repository = await openHistory(context);
  const repair = await readIt(context, repository, what, options);
  const known = options.name === undefined ? await learnedBefore(context, repair) : undefined;
  if (known !== undefined && options.dryRun !== true) {
    const { name, status = 'active' } = known;
    if (output.json) output.answer({ pattern: known, known: true, problems: [] });
    else
      output.text(`${name} was learned from this commit before and is ${status}. --name learns another.\n`);
    return EXIT.ok;
  }
  const learned = await learnRepair(context, repository, repair, {
    commits: options.backtest ? options.limit : 0,
    also: await readOthers(context, repository, options),
    ...(options.name === undefined ? {} : { name: patternName(options.name) }),
    ...(options.severity === undefined ? {} : { severity: options.severity }),
  });
  const lesson = { ...learned.lesson, name: await freeName(context, learned.lesson.name) };
  const named = { ...learned, lesson };
  if (options.dryRun !== true) {
    await write(context, lesson, options.accept === true);
    await keepEvidence(context, named);
  }
  if (output.json) answer(context, repair, named, options);
  else printLearned(named, output);
  const leftOut = describeLeftOut(repair);
  if (leftOut !== '') output.note(`\nLeft out: ${leftOut}.`);
  output.note(`\n${nextStep(named, options)}`);
  return EXIT.ok;
};

export const learn = defineCommand<LearnOptions>({
  examples: [
    'learn                     # the last commit repaired a mistake: never again',
    'learn 3f2a1bc             # that commit did',
    'learn main..topic --path src/load.py',
    'learn 3f2a1bc --also 77c0d1e   # two repairs of one mistake tell more than one',
    'learn --staged            # what is about to be committed does',
    'learn repair.diff         # a diff does; "-" reads it from stdin',
    'learn --dry-run           # only look',
    'learn --accept            # put it into force at once',
  ],
  configure: (command) => {
    command
      .argument('[what]', 'a commit, a range, a file with a diff, or - for stdin; HEAD unless given')
      .option('--staged', 'learn from what is staged')
      .option(
        '--path <path>',
        'only from this file or folder; may be repeated',
        (path: string, paths: readonly string[]) => [...paths, path],
        [],
      )
      .option(
        '--also <what>',
        'another repair of the same mistake; may be repeated',
        (what: string, others: readonly string[]) => [...others, what],
        [],
      )
      .option('--name <name>', 'of the lesson; else what is wrong, else the subject of the commit')
      .addOption(new Option('--severity <severity>', 'how bad it is').choices(Severity.options))
      .option('--accept', 'put it into force instead of proposing it')
      .option('--dry-run', 'write nothing')
      .option('--limit <commits>', 'how many commits before it are replayed', wholeNumber, 500)
      .option('--no-backtest', 'do not replay history');
  },
  run: (context, [what], options) => learnFrom(context, what, options),
});
