import {
  IMPORT_FORMATS,
  importPatterns,
  inferLessons,
  type ImportFormat,
  type PatternsImport,
} from '@feedback/patterns';
import { isActive, patternName, type Pattern, type Problem } from '@feedback/schema';
import { Option } from 'commander';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { looksLike, whereItBelongs } from '../../inputs/looks-like.ts';
import { problemIn } from '../../terminal/problem-in.ts';
import { defineCommand } from '../command.ts';
import { gatheredText } from '../../learning/evidence-text.ts';
import { gatherEvidence, type ReplayWish } from '../../learning/project-evidence.ts';
import { addActorOptions, libraryFor, type ActorOptions } from './actor-options.ts';
import { importSources, type ImportSource } from './import-sources.ts';
import { addReplayOptions } from './replay-options.ts';

interface ImportOptions extends ActorOptions, ReplayWish {
  readonly format: ImportFormat | 'auto';
  readonly accept?: true;
  /** Absent: for what tools wrote. */
  readonly infer?: boolean;
  readonly overwrite?: true;
}

/** A pattern, and whether a tool wrote it rather than the team. */
interface Found {
  readonly pattern: Pattern;
  readonly isFromTool: boolean;
}

const FROM_TOOLS: ReadonlySet<ImportFormat> = new Set(['sarif', 'rules-markdown']);

/** What only says that a text is no library, whatever else it may be. */
const NO_LIBRARY = 'CORRUPT_LIBRARY';

/** Why a text that was named gave nothing: what it is instead, where that shows. */
const nothingIn = async ({ path, text }: ImportSource): Promise<Problem> => {
  const looks = await looksLike(path, text.slice(0, 65_536));
  const problem = { code: 'NO_PATTERNS', path } as const;
  if (looks === 'empty') return { ...problem, severity: 'error', message: 'It is empty.' };
  if (looks === undefined || looks === 'rules' || looks === 'library' || looks === 'sarif')
    return {
      ...problem,
      severity: 'warning',
      message: 'It holds no patterns. Name another file, or its --format.',
    };
  return { ...problem, severity: 'error', message: `It holds no patterns. ${whereItBelongs(path, looks)}` };
};

/** What was read in a source; where it is something else than a library, that is what is told of it. */
const problemsOf = async (
  source: ImportSource,
  { patterns, problems }: Pick<PatternsImport, 'patterns' | 'problems'>,
): Promise<readonly Problem[]> => {
  const told = problems.map(problemIn(source.path));
  if (patterns.length > 0 || !source.isNamed) return told;
  if (told.every(({ severity }) => severity === 'info')) return [...told, await nothingIn(source)];
  if (!told.some(({ code }) => code === NO_LIBRARY)) return told;
  const instead = await nothingIn(source);
  return instead.severity === 'error' ? [instead] : told;
};

const readAll = async (
  context: Context,
  paths: readonly string[],
  { format, accept }: ImportOptions,
): Promise<{ readonly found: readonly Found[]; readonly problems: readonly Problem[] }> => {
  const found: Found[] = [];
  const problems: Problem[] = [];
  const onProblem = (problem: Problem): void => void problems.push(problem);
  for await (const source of importSources(context, paths, onProblem)) {
    const { path, text } = source;
    context.output.progress(`${found.length} patterns  ${path}`);
    const read = await importPatterns(text, { path, ...(format === 'auto' ? {} : { format }) });
    const isFromTool = FROM_TOOLS.has(read.format);
    problems.push(...(await problemsOf(source, read)));
    for (const pattern of read.patterns)
      found.push({
        pattern: isFromTool && accept === true ? { ...pattern, status: 'active' } : pattern,
        isFromTool,
      });
  }
  return { found, problems };
};

/** Those whose name nobody has yet; of two with one name the first. */
const unknownOf = (found: readonly Found[], known: ReadonlySet<string>): readonly Found[] => {
  const seen = new Set(known);
  return found.filter(({ pattern: { name } }) => {
    const key = patternName(name);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/** The good examples of the library: what a rule that is inferred must leave alone. */
const quietCode = (patterns: readonly Pattern[]) =>
  patterns
    .filter(isActive)
    .flatMap(({ language, good_example: code }) => (language === undefined ? [] : [{ language, code }]));

const inferRules = async (
  { io, output }: Context,
  fresh: readonly Found[],
  all: readonly Pattern[],
  infer: boolean | undefined,
): Promise<readonly Pattern[]> => {
  const patterns = fresh.map(({ pattern }) => pattern);
  const wanted = fresh.filter(({ isFromTool }) => infer ?? isFromTool).map(({ pattern }) => pattern);
  const inferred = await inferLessons(wanted, {
    quiet: quietCode(all),
    onProgress: (done, name) => {
      io.signal.throwIfAborted();
      output.progress(`inferring rules, ${done} of ${wanted.length}  ${name}`);
    },
  });
  output.progress('');
  const byPattern = new Map(wanted.map((pattern, index) => [pattern, inferred[index] ?? pattern]));
  return patterns.map((pattern) => byPattern.get(pattern) ?? pattern);
};

const tally = (patterns: readonly Pattern[], before: readonly Found[]) => {
  const ruled = patterns.filter(
    ({ rule }, index) => rule !== undefined && before[index]?.pattern.rule === undefined,
  );
  const count = (tier: Pattern['tier']): number => ruled.filter((pattern) => pattern.tier === tier).length;
  return { proved_fix: count('proved_fix'), proved_check: count('proved_check') };
};

/** What is put aside needs no evidence. */
const isInPlay = ({ status = 'active' }: Pattern): boolean => status === 'active' || status === 'proposed';

export const importLibrary = defineCommand<ImportOptions, { readonly summary: string }>({
  summary: 'take in lessons: a library, an AI_PATTERNS.md, rules of linters',
  readsFormat: true,
  examples: [
    'patterns import AI_PATTERNS.md',
    'patterns import patterns.json --overwrite',
    'patterns import codeql.sarif           # each rule it describes, as a proposal',
    'patterns import docs/rules --accept    # a folder of rule documents, in force at once',
    'patterns import docs/rules --no-backtest   # replay the rules later: patterns backtest',
  ],
  configure: (command) => {
    command
      .argument('<file...>', 'files, folders of Markdown and SARIF, or - for standard input')
      .addOption(
        new Option('--format <name>', 'how to read it').choices(['auto', ...IMPORT_FORMATS]).default('auto'),
      )
      .option('--accept', 'put what tools wrote (SARIF, documents of rules) into force at once')
      .option('--infer', 'infer rules from bad and good examples, also of lessons that people wrote')
      .option('--no-infer', 'infer none; unless given, for what tools wrote')
      .option('--overwrite', 'let what is imported replace what is there');
    addReplayOptions(command);
    addActorOptions(command);
  },
  run: async (context, paths, options) => {
    const { output } = context;
    const { found, problems } = await readAll(context, paths, options);
    const { library } = await libraryFor(context, options);
    const overwrite = options.overwrite === true;
    const all = library.patterns();
    const known = new Set(overwrite ? [] : all.map(({ name }) => patternName(name)));
    const fresh = unknownOf(found, known);
    const patterns = await inferRules(context, fresh, all, options.infer);
    if (overwrite) for (const { name } of patterns) library.adopt(name);
    const { added, updated, proposed, kept } = library.own.addPatterns(patterns, { overwrite });
    if (added.length + updated.length + proposed.length > 0) await library.own.savePatterns();
    const taken = new Set([...added, ...updated, ...proposed]);
    const waiting = patterns.filter((pattern) => taken.has(pattern.name) && isInPlay(pattern));
    const { lookUp, measured } = await gatherEvidence(context, waiting, options);
    const left = found.filter((each) => !fresh.includes(each)).map(({ pattern }) => pattern.name);
    const names = [...new Set([...kept, ...left])].filter((name) => !added.includes(name));
    const inferred = tally(patterns, fresh);
    if (output.json) output.answer({ added, updated, proposed, kept: names, inferred, measured, problems });
    else output.text(`${added.length} added, ${updated.length} updated, ${names.length} kept as they are.\n`);
    if (proposed.length > 0)
      output.note(
        `${proposed.length} changes of patterns in force wait for a verdict: feedback patterns inbox`,
      );
    const proposals = patterns.filter(({ name, status }) => status === 'proposed' && added.includes(name));
    if (proposals.length > 0)
      output.note(
        `${proposals.length} wait for a verdict, ${inferred.proved_fix} with a proved fix and ${inferred.proved_check} with a proved check: feedback patterns inbox`,
      );
    const evidence = gatheredText(waiting, lookUp);
    if (evidence !== '') output.note(evidence);
    output.problems(problems);
    return problems.some(({ severity }) => severity === 'error') ? EXIT.partial : EXIT.ok;
  },
});
