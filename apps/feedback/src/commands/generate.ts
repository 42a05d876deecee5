import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { GeneratedLanguage, GenerationResult, Retrieve } from '@feedback/generator';
import { plainLine } from '@feedback/report';
import { isActive, languageOfPath, type Language, type MetricsContext, type Pattern } from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import { Option } from 'commander';
import { analyzeProject } from '../analyze-project.ts';
import { CliError, cliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { presentAgent } from '../experiments/present-unit.ts';
import { applicablePatterns, withheldPatterns } from '../experiments/withheld-patterns.ts';
import { readSource } from '../inputs/source-files.ts';
import type { Output } from '../terminal/output.ts';
import { problemIn } from '../terminal/problem-in.ts';
import { defineCommand } from './command.ts';
import { share } from './read-number.ts';

interface GenerateOptions {
  readonly file?: string;
  readonly applyTo?: string;
  readonly plan?: string;
  readonly language?: GeneratedLanguage;
  readonly output?: string;
  readonly force?: true;
  readonly apply: boolean;
  readonly minConfidence?: number;
}

/** TypeScript is written for every relative of it. */
const WRITTEN: Readonly<Record<Language, GeneratedLanguage>> = {
  python: 'python',
  javascript: 'typescript',
  typescript: 'typescript',
  tsx: 'typescript',
};

const languageFor = ({ language, file, output }: GenerateOptions): GeneratedLanguage | undefined => {
  if (language !== undefined) return language;
  const named = languageOfPath(file ?? output ?? '');
  return named && WRITTEN[named];
};

/** A plan names the patterns that its code must heed; the prompt says so, in the words that ask for a pattern. */
const withPlan = async (context: Context, prompt: string, plan: string | undefined): Promise<string> => {
  if (plan === undefined) return prompt;
  const { readPlan } = await import('@feedback/collector');
  const { patterns, problems } = await readPlan(await readFile(resolve(context.cwd, plan), 'utf8'));
  context.output.problems(problems.map(problemIn(plan)));
  return patterns.length === 0 ? prompt : `${prompt}\n\nApply: ${patterns.join(', ')}.`;
};

const metricsContextOf = async (context: Context): Promise<{ metricsContext: MetricsContext }> => {
  const { contextFromAnalysis } = await import('@feedback/analyzer');
  const { analysis } = await analyzeProject(context, { period: 'all', update: false });
  return { metricsContext: contextFromAnalysis(analysis) };
};

const retrieverOf = async (patterns: readonly Pattern[]): Promise<Retrieve> => {
  const { PatternIndex } = await import('@feedback/patterns');
  const index = new PatternIndex(patterns.filter(isActive));
  return (prompt, options) => index.search(prompt, options);
};

type Result = Omit<GenerationResult, 'language' | 'report'> & {
  readonly language: Language;
  readonly report?: string;
};

const readTarget = async ({ cwd }: Context, path: string): Promise<{ language: Language; code: string }> => {
  const language = languageOfPath(path);
  if (language === undefined)
    throw cliError('UNKNOWN_LANGUAGE', 'Only Python, JavaScript and TypeScript can be changed.', { path });
  const source = await readSource({ path, location: resolve(cwd, path), language });
  if ('problem' in source) throw new CliError([source.problem]);
  return { language, code: source.code };
};

const generateCode = async (context: Context, given: string, options: GenerateOptions): Promise<Result> => {
  const { settings } = await context.workspace();
  const stats = await (await context.readStore()).stats();
  const patterns = await applicablePatterns(context, stats);
  const prompt = await withPlan(context, given, options.plan);
  const { metricsContext } = await metricsContextOf(context);
  const minConfidence = options.minConfidence ?? settings.min_confidence;
  const { applyTo: path, apply } = options;
  const retrieve = await retrieverOf(patterns);
  if (path !== undefined) {
    const { applyToFile } = await import('../apply-to-file.ts');
    const target = await readTarget(context, path);
    return applyToFile({ prompt, path, ...target, patterns, metricsContext, apply, minConfidence, retrieve });
  }
  const { PatternAwareGenerator } = await import('@feedback/generator');
  const language = languageFor(options);
  return new PatternAwareGenerator(patterns, { clock: context.io.clock }).generate(prompt, {
    metricsContext,
    applyPatterns: apply,
    minConfidence,
    retrieve,
    ...(language === undefined ? {} : { language }),
  });
};

const record = async (context: Context, prompt: string, result: Result): Promise<void> => {
  const { MetricsCollector } = await import('@feedback/collector');
  const { settings } = await context.workspace();
  const sink = await context.store();
  const agent = presentAgent(context);
  const collector = new MetricsCollector({ sink, clock: context.io.clock, project: settings.project });
  collector.logCodeGeneration({
    prompt,
    patternsApplied: result.applied.map(({ pattern }) => pattern),
    confidence: result.confidence,
    success: result.status === 'verified' || result.status === 'verified_after_fix',
    codeLength: result.code.length,
    metadata: {
      status: result.status,
      language: result.language,
      confidence_basis: result.confidence_basis,
      ...(agent === undefined ? {} : { agent }),
    },
  });
  await collector.flush();
};

const describe = (result: Result, { note, problems }: Output): void => {
  const { status, confidence, applied, suggested } = result;
  note(`${status.replaceAll('_', ' ')}, confidence ${confidence.toFixed(2)}`);
  for (const { pattern, evidence } of applied) {
    const lines = evidence.map(({ line, end_line }) =>
      line === end_line ? `${line}` : `${line}–${end_line}`,
    );
    note(`  applied ${plainLine(pattern)} (line ${lines.join(', ')})`);
  }
  for (const { pattern, relevance, reason } of suggested) {
    const found = relevance === undefined ? '' : ` (relevance ${relevance.toFixed(2)})`;
    note(`  see also ${plainLine(pattern)}${found}: ${plainLine(reason)}`);
  }
  if (status === 'abstained')
    note(
      `No code was written: none of the scaffolds fits.${suggested.length === 0 ? '' : ' The patterns above apply to what you write.'}`,
    );
  problems(result.problems);
};

const targetOf = ({ cwd }: Context, { output: file, force }: GenerateOptions): string | undefined => {
  if (file === undefined) return undefined;
  const target = resolve(cwd, file);
  if (!existsSync(target) || force === true) return target;
  throw cliError(
    'FILE_EXISTS',
    `${relative(cwd, target)} is there already and was left alone. Use --force to replace it.`,
  );
};

export const generate = defineCommand<GenerateOptions>({
  examples: [
    'generate "Process a NumPy array and return JSON"',
    'generate "read a large upload in chunks" --language typescript --output src/upload.ts',
    'generate "JSON endpoint" --plan task_plan.md --json',
    'generate "NumPy to JSON" --apply-to shop/stats.py    # its code with the lessons applied',
  ],
  configure: (command) => {
    command
      .argument('<prompt>', 'what the code is to do')
      .option('--file <path>', 'the file that the code is for: its ending decides the language')
      .option('--apply-to <file>', 'instead of new code, that of a file with the proved fixes that apply')
      .option('--plan <file>', 'a Markdown plan whose "Patterns to Apply" are applied')
      .addOption(new Option('--language <name>').choices(['python', 'typescript']))
      .option('--output <file>', 'write the code there')
      .option('--force', 'replace a file that is there')
      .option('--no-apply', 'only suggest patterns')
      .option(
        '--min-confidence <number>',
        "the least confidence of a pattern's match for it to be applied",
        share,
      );
  },
  run: async (context, [prompt = ''], options) => {
    const { output } = context;
    const target = targetOf(context, options);
    const result = await generateCode(context, prompt, options);
    const refused = result.problems.some(
      ({ severity, code }) => severity === 'error' && code === 'EMPTY_PROMPT',
    );
    if (!refused) await record(context, prompt, result);
    if (target !== undefined && result.code !== '') await nodeFileSystem.writeText(target, result.code);
    if (output.json) output.answer({ ...result, withheld: await withheldPatterns(context) });
    else {
      if (target === undefined) output.text(result.code);
      else if (result.code !== '') output.note(`Written to ${options.output ?? target}.`);
      describe(result, output);
    }
    return refused ? EXIT.usage : EXIT.ok;
  },
});
