import { Option } from 'commander';
import { Severity, severityWeight, type Problem } from '@feedback/schema';
import { checkPaths } from '../checking/check-paths.ts';
import { jsonWriter, sarifWriter, textWriter, type FindingsWriter } from '../checking/findings-writer.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { defineCommand } from './command.ts';

interface CheckOptions {
  readonly format?: 'text' | 'json' | 'sarif';
  readonly failOn?: Severity;
}

const writerFor = async (context: Context, format: CheckOptions['format']): Promise<FindingsWriter> => {
  const { output, workspace, library } = context;
  if (format === 'sarif') return sarifWriter(output, (await workspace()).root, (await library()).patterns());
  return output.json ? jsonWriter(output) : textWriter(output);
};

interface Outcome {
  /** Of the worst finding; 0 when there is none. */
  readonly worst: number;
  readonly problems: readonly Problem[];
}

const checkAndWrite = async (
  context: Context,
  paths: readonly string[],
  writer: FindingsWriter,
): Promise<Outcome> => {
  const { output } = context;
  const problems: Problem[] = [];
  let [files, found, worst] = [0, 0, 0];
  for await (const checked of checkPaths(context, paths, (problem) => problems.push(problem))) {
    await writer.add(checked);
    problems.push(...checked.problems);
    found += checked.findings.length;
    for (const { severity } of checked.findings) worst = Math.max(worst, severityWeight(severity));
    output.progress(`${++files} files, ${found} findings  ${checked.file.path}`);
  }
  writer.end(files, problems);
  output.problems(problems);
  return { worst, problems };
};

export const check = defineCommand<CheckOptions>({
  examples: [
    'check                     # everything below this folder',
    'check src app/views.py    # folders and files',
    'check --fail-on high      # exit 1 only for high and critical findings',
    'check --format sarif > findings.sarif',
  ],
  configure: (command) => {
    command
      .argument('[path...]', 'files and folders; this folder unless given')
      .addOption(
        new Option('--format <format>', 'how findings are printed').choices(['text', 'json', 'sarif']),
      )
      .addOption(
        new Option('--fail-on <severity>', 'exit 1 from this severity on').choices(Severity.options),
      );
  },
  run: async (context, args, { format, failOn }) => {
    const writer = await writerFor(context, format);
    const { worst, problems } = await checkAndWrite(context, args.length === 0 ? ['.'] : args, writer);
    const { settings } = await context.workspace();
    if (worst > 0 && worst >= severityWeight(failOn ?? settings.fail_on)) return EXIT.findings;
    return problems.some(({ severity }) => severity === 'error') ? EXIT.partial : EXIT.ok;
  },
});
