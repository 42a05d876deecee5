import { resolve } from 'node:path';
import { plainLine } from '@feedback/report';
import { provePattern, type Proof } from '@feedback/rules';
import { Language, Severity, type Finding } from '@feedback/schema';
import { Option } from 'commander';
import { cliError } from '../../cli-error.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { readOwnCode } from '../../inputs/own-code.ts';
import { defineCommand } from '../command.ts';
import { evidenceLines } from '../../learning/evidence-text.ts';
import { gatherEvidence, type ReplayWish } from '../../learning/project-evidence.ts';
import { addActorOptions, libraryFor, type ActorOptions } from './actor-options.ts';
import { guessLanguage, inferLesson, type InferredLesson } from './infer-lesson.ts';
import { readRule } from './read-rule.ts';
import { addReplayOptions } from './replay-options.ts';

interface AddOptions extends ActorOptions, ReplayWish {
  readonly description: string;
  readonly bad: string;
  readonly good: string;
  readonly test: string;
  readonly severity: Severity;
  readonly language?: Language;
  readonly tag: readonly string[];
  readonly rule?: string;
  readonly infer: boolean;
}

const NOT_INFERRED = {
  language: 'No rule was inferred, as the language is not clear: name it with --language.',
  rule: 'No rule was inferred: the examples do not differ in syntax that ordinary code has not. The lesson is advice; --rule adds a rule.',
};

/** The rule that the examples give, unless one is given or none is wanted. */
const inferFrom = async (
  context: Context,
  { bad, good, infer, rule, ...options }: AddOptions,
  name: string,
): Promise<InferredLesson | undefined> => {
  if (!infer || rule !== undefined || bad.trim() === '' || good.trim() === '') return undefined;
  const language = options.language ?? guessLanguage(bad, good);
  const inferred =
    language && inferLesson({ name, language, bad, good }, await readOwnCode(context, language));
  if (!inferred) context.output.note(language ? NOT_INFERRED.rule : NOT_INFERRED.language);
  return inferred;
};

const SHOWN = 5;

const describeHits = (hits: readonly Finding[]): string => {
  if (hits.length === 0) return 'Nothing in this project has it.';
  const places = hits.slice(0, SHOWN).map(({ path, line }) => `  ${plainLine(path)}:${line}`);
  const more = hits.length > SHOWN ? [`  and ${hits.length - SHOWN} more`] : [];
  return [`Found here ${hits.length === 1 ? 'once' : `${hits.length} times`}:`, ...places, ...more].join(
    '\n',
  );
};

const describeInferred = ({ hits }: InferredLesson, { checks }: Proof): string =>
  [
    'The rule was inferred from the examples:',
    ...checks.map(
      ({ name, passed, detail }) =>
        `  ${passed ? '✓' : '✗'} ${name.replaceAll('_', ' ')}: ${plainLine(detail)}`,
    ),
    describeHits(hits),
    '',
  ].join('\n');

export const add = defineCommand<AddOptions, { readonly summary: string }>({
  summary: 'write down a lesson',
  examples: [
    'patterns add naive_datetime --severity high --language python \\\n      --description "Times without zone are read differently on each machine." \\\n      --bad "datetime.now()" --good "datetime.now(tz=UTC)" --rule rule.json',
    'patterns add shell_true --bad "subprocess.run(cmd, shell=True)" \\\n      --good "subprocess.run(cmd)" --language python',
  ],
  configure: (command) => {
    command
      .argument('<name>', 'its name')
      .option('--description <text>', 'what goes wrong and what to do', '')
      .option('--bad <code>', 'how it should not be', '')
      .option('--good <code>', 'how it should be', '')
      .option('--test <code>', 'a test that shows it', '')
      .addOption(new Option('--severity <severity>').choices(Severity.options).default('medium'))
      .addOption(new Option('--language <name>', 'of the examples').choices(Language.options))
      .option('--tag <word>', 'may be repeated', (tag: string, tags: readonly string[]) => [...tags, tag], [])
      .option('--rule <file>', 'an ast-grep rule with optional fix, as JSON; it is proved by the examples')
      .option('--no-infer', 'infer no rule from the examples where none is given');
    addReplayOptions(command);
    addActorOptions(command);
  },
  run: async (context, [name = ''], options) => {
    const { output } = context;
    const { library } = await libraryFor(context, options);
    if (library.find(name) !== undefined)
      throw cliError(
        'DUPLICATE_NAME',
        `There is a pattern ${JSON.stringify(name)} already. Choose another name.`,
      );
    const given = options.rule === undefined ? undefined : await readRule(resolve(context.cwd, options.rule));
    const inferred = await inferFrom(context, options, name);
    const rule = given ?? inferred?.rule;
    const language = options.language ?? rule?.language;
    const fields = {
      name,
      description: options.description,
      bad_example: options.bad,
      good_example: options.good,
      test_coverage: options.test,
      severity: options.severity,
      provenance: { origin: 'manual' as const },
      ...(language === undefined ? {} : { language }),
      ...(options.tag.length === 0 ? {} : { tags: [...options.tag] }),
      ...(rule === undefined ? {} : { rule }),
    };
    const proof = provePattern(fields);
    const pattern = library.own.createPattern(
      rule === undefined ? fields : { ...fields, tier: proof.tier },
      options.reason,
    );
    await library.own.savePatterns();
    // Saved first: whoever has no patience for the replay has the lesson.
    const { lookUp } = await gatherEvidence(context, [pattern], options);
    const evidence = lookUp(pattern);
    if (output.json)
      output.answer({
        pattern,
        ...(evidence === undefined ? {} : { evidence }),
        problems: proof.problems,
        ...(inferred ? { inferred: { checks: proof.checks, hits: inferred.hits } } : {}),
      });
    else {
      output.text(
        `Added ${pattern.name}, ${pattern.status ?? 'active'}, ${(pattern.tier ?? 'advice').replace('_', ' ')}.\n`,
      );
      if (inferred) output.text(describeInferred(inferred, proof));
      for (const line of evidenceLines(evidence)) output.note(line);
    }
    if (given !== undefined) output.problems(proof.problems);
    return EXIT.ok;
  },
});
