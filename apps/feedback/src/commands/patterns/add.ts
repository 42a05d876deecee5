import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { provePattern } from '@feedback/rules';
import { Language, Rule, Severity } from '@feedback/schema';
import { Option } from 'commander';
import { cliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-code.ts';
import { defineCommand } from '../command.ts';

interface AddOptions {
  readonly description: string;
  readonly bad: string;
  readonly good: string;
  readonly test: string;
  readonly severity: Severity;
  readonly language?: Language;
  readonly tag: readonly string[];
  readonly rule?: string;
}

const readRule = async (path: string): Promise<Rule> => {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    throw cliError('INVALID_RULE', `The rule is no JSON: ${(error as Error).message}. Correct it.`, { path });
  }
  const rule = Rule.safeParse(value);
  if (rule.success) return rule.data;
  const [issue] = rule.error.issues;
  throw cliError(
    'INVALID_RULE',
    `"${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}. A rule is {"language", "rule", "fix"?} with an ast-grep rule object.`,
    { path },
  );
};

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
  },
  run: async (context, [name = ''], options) => {
    const { output } = context;
    const library = await context.library();
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
    const pattern = library.own.createPattern(rule === undefined ? fields : { ...fields, tier: proof.tier });
    await library.own.savePatterns();
    if (output.json) output.answer({ pattern, problems: proof.problems });
    else output.text(`Added ${pattern.name}, active, ${(pattern.tier ?? 'advice').replace('_', ' ')}.\n`);
    if (rule !== undefined) output.problems(proof.problems);
    return EXIT.ok;
  },
});
