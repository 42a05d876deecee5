import { Severity } from '@feedback/schema';
import { Option, type Command } from 'commander';
import { cliError } from '../cli-error.ts';
import type { GitFilesQuery } from '../inputs/git-files.ts';
import { ROOTED, type RootedFormat } from './check-formats.ts';

/** The options of `check`, as commander parses them. */
export interface CheckOptions {
  readonly format?: 'text' | 'json' | RootedFormat;
  readonly failOn?: Severity;
  readonly staged?: true;
  readonly changed?: true;
  readonly base?: string;
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly unusedIgnores?: true;
}

/** Which changes are asked for, if any. */
export const changesOf = ({ staged, changed, base }: CheckOptions): GitFilesQuery['what'] | undefined => {
  if (staged === true) return { kind: 'staged' };
  if (changed !== true && base === undefined) return undefined;
  return { kind: 'changed', ...(base === undefined ? {} : { base }) };
};

/** Throws `CliError` for options that make no sense together. */
export const refuseContradictions = (options: CheckOptions): void => {
  const { baseline, updateBaseline } = options;
  if (updateBaseline !== true) return;
  if (baseline === undefined)
    throw cliError('NO_BASELINE', 'Say which file to write: --baseline FILE --update-baseline.');
  if (changesOf(options) !== undefined)
    throw cliError(
      'CONTRADICTION',
      'A baseline of changes alone would forget the rest. Update it without --staged, --changed and --base.',
    );
};

/** Adds the arguments and options of `check`. */
export const configureCheck = (command: Command): void => {
  command
    .argument('[path...]', 'files and folders; this folder unless given')
    .addOption(
      new Option('--staged', 'only lines that are staged, as they are in the index').conflicts([
        'changed',
        'base',
      ]),
    )
    .option('--changed', 'only lines that differ from the base, untracked files included')
    .option(
      '--base <rev>',
      'what --changed compares with (REV... for the merge base with it); else the merge base with the upstream or default branch',
    )
    .option('--baseline <file>', 'do not show, and do not fail for, the findings in this file')
    .option('--update-baseline', 'write that file anew with all that is found')
    .option('--unused-ignores', 'tell feedback-ignore comments that excuse nothing')
    .addOption(
      new Option('--format <format>', 'how findings are printed').choices([
        'text',
        'json',
        ...Object.keys(ROOTED),
      ]),
    )
    .addOption(new Option('--fail-on <severity>', 'exit 1 from this severity on').choices(Severity.options))
    .addHelpText(
      'after',
      '\nA comment "feedback-ignore PATTERN: reason" at the end of a line, or alone on the line before, excuses a finding.\nA file that does not parse is named and searched all the same; the exit code says only what was found.\n',
    );
};
