import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  EXPORT_FORMATS,
  exportPatterns,
  INSTRUCTION_FORMATS,
  LEAST_LIMIT,
  type ExportFormat,
  type InstructionFormat,
} from '@feedback/patterns';
import { isActive, type Pattern, type Problem } from '@feedback/schema';
import { nodeFileSystem } from '@feedback/schema/node';
import { InvalidArgumentError, Option } from 'commander';
import { cliError } from '../../cli-error.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { readTextFile } from '../../inputs/read-text.ts';
import { defineCommand } from '../command.ts';
import { wholeNumber } from '../read-number.ts';
import { instructionTargets, syncInstructions, type SyncedFile } from './sync-instructions.ts';

interface ExportOptions {
  readonly format?: ExportFormat;
  readonly output?: string;
  readonly all?: true;
  readonly sync?: true;
  readonly check?: true;
  readonly force?: true;
  readonly limit?: number;
}

const limitOf = (text: string): number => {
  const number = wholeNumber(text);
  if (number < LEAST_LIMIT || number > 1_000_000)
    throw new InvalidArgumentError(`It must be from ${LEAST_LIMIT} to 1000000.`);
  return number;
};

const isInstructions = (format: ExportFormat | undefined): format is InstructionFormat | undefined =>
  format === undefined || INSTRUCTION_FORMATS.some((one) => one === format);

const outOfDate = (path: string): Problem => ({
  severity: 'error',
  code: 'OUT_OF_DATE',
  message: 'It does not say what the library says. Write it again without --check.',
  path,
});

const SAYS: Readonly<Record<Exclude<SyncedFile['state'], 'refused'>, string>> = {
  current: 'is up to date.',
  written: 'written.',
  out_of_date: 'is out of date.',
};

const sync = async (
  context: Context,
  patterns: readonly Pattern[],
  format: InstructionFormat | undefined,
  { output: file, check, force, limit }: ExportOptions,
): Promise<number> => {
  const { output } = context;
  const choice = { check: check === true, force: force === true, limit };
  const files: SyncedFile[] = [];
  for (const target of await instructionTargets(context, format, file))
    files.push(await syncInstructions(patterns, target, choice));
  const problems = files.flatMap(({ path, state, problem }) =>
    problem === undefined ? (state === 'out_of_date' ? [outOfDate(path)] : []) : [problem],
  );
  if (output.json) output.answer({ files, problems });
  else for (const { path, state } of files) if (state !== 'refused') output.note(`${path} ${SAYS[state]}`);
  output.problems(problems);
  if (problems.length === 0) return EXIT.ok;
  return choice.check ? EXIT.findings : EXIT.partial;
};

/** Whether a file holds a text, for a job that keeps it so. */
const compare = async (context: Context, text: string, file: string | undefined): Promise<number> => {
  if (file === undefined)
    throw cliError('MISSING_OUTPUT', '--check compares a file with the library. Name it with --output.');
  const location = resolve(context.cwd, file);
  const read = existsSync(location) ? await readTextFile(file, location) : undefined;
  if (read !== undefined && 'text' in read && read.text === text) return EXIT.ok;
  context.output.problems([read !== undefined && 'problem' in read ? read.problem : outOfDate(file)]);
  return EXIT.findings;
};

export const exportLibrary = defineCommand<ExportOptions, { readonly summary: string }>({
  summary: 'write the library in other forms, and instructions for coding agents',
  readsFormat: true,
  examples: [
    'patterns export > patterns.json',
    'patterns export --format markdown --output AI_PATTERNS.md',
    'patterns export --format agents --sync     # into AGENTS.md, between markers',
    'patterns export --format agents            # a line per lesson, then examples of the worst',
    'patterns export --sync                     # all files that have such markers',
    'patterns export --check                    # are they up to date? for CI',
  ],
  configure: (command) => {
    command
      .addOption(
        new Option('--format <name>', 'how it is written; json unless given').choices(EXPORT_FORMATS),
      )
      .option(
        '--output <file>',
        'write it there; a file is replaced, one of instructions only between markers',
      )
      .option('--all', 'also what is proposed, archived or dismissed')
      .option('--sync', 'instructions: bring AGENTS.md and its like up to date, between markers')
      .option('--check', 'write nothing; exit 1 when the file is out of date')
      .option(
        '--limit <characters>',
        'instructions: how long they may be (8000, or what the file was written with)',
        limitOf,
      )
      .option('--force', 'instructions: replace text between the markers that was edited by hand');
  },
  run: async (context, _, options) => {
    const { format, output: file, all = false, check } = options;
    const library = await context.library();
    const patterns = library.patterns(await (await context.readStore()).stats());
    const syncs = options.sync === true || (check === true && file === undefined) || file !== undefined;
    if (isInstructions(format) && syncs && (format !== undefined || file === undefined))
      return sync(context, patterns, format, options);
    if (options.sync === true)
      throw cliError('WRONG_FORMAT', `--sync is for ${INSTRUCTION_FORMATS.join(', ')}. Use --output.`);
    const chosen = patterns.filter((pattern) => all || isActive(pattern));
    const text = await exportPatterns(chosen, { format: format ?? 'json', limit: options.limit });
    if (check === true) return compare(context, text, file);
    if (file === undefined) context.output.text(text);
    else {
      await nodeFileSystem.writeText(resolve(context.cwd, file), text);
      context.output.note(`Written to ${file}.`);
    }
    return EXIT.ok;
  },
});
