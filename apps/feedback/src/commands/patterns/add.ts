import { resolve } from 'node:path';
import { provePattern } from '@feedback/rules';
import { Language, Severity } from '@feedback/schema';
import { Option } from 'commander';
import { cliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-code.ts';
import { defineCommand } from '../command.ts';
import { addActorOptions, libraryFor, type ActorOptions } from './actor-options.ts';
import { readRule } from './read-rule.ts';

interface AddOptions extends ActorOptions {
  readonly description: string;
  readonly bad: string;
  readonly good: string;
  readonly test: string;
  readonly severity: Severity;
  readonly language?: Language;
  readonly tag: readonly string[];
  readonly rule?: string;
}

export const add = defineCommand<AddOptions, { readonly summary: string }>({
  summary: 'write down a lesson',
  examples: [
    'patterns add naive_datetime --severity high --language python \\\n      --description "Times without zone are read differently on each machine." \\\n      --bad "datetime.now()" --good "datetime.now(tz=UTC)" --rule rule.json',
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
      .option('--rule <file>', 'an ast-grep rule with optional fix, as JSON; it is proved by the examples');
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
    const rule = options.rule === undefined ? undefined : await readRule(resolve(context.cwd, options.rule));
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
    if (output.json) output.answer({ pattern, problems: proof.problems });
    else
      output.text(
        `Added ${pattern.name}, ${pattern.status ?? 'active'}, ${(pattern.tier ?? 'advice').replace('_', ' ')}.\n`,
      );
    if (rule !== undefined) output.problems(proof.problems);
    return EXIT.ok;
  },
});
