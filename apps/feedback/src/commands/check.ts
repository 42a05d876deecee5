import { Option } from 'commander';
import { renderGithub, renderJunit, renderSarif } from '@feedback/report';
import { Severity, severityWeight, type Finding, type Lesson, type Problem } from '@feedback/schema';
import { checkPaths } from '../checking/check-paths.ts';
import { documentWriter, jsonWriter, textWriter, type FindingsWriter } from '../checking/findings-writer.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { withheldPatterns } from '../experiments/withheld-patterns.ts';
import { version } from '../version.ts';
import { defineCommand } from './command.ts';

/** Formats for other programs, which know files by their path from the root of the repository. */
const ROOTED = {
  sarif: (findings, patterns) => renderSarif(findings, { patterns, toolVersion: version }),
  github: renderGithub,
  junit: renderJunit,
} as const satisfies Readonly<
  Record<string, (findings: readonly Finding[], patterns: readonly Lesson[]) => string>
>;

type RootedFormat = keyof typeof ROOTED;

interface CheckOptions {
  readonly format?: 'text' | 'json' | RootedFormat;
  readonly failOn?: Severity;
}

const isRooted = (format: CheckOptions['format']): format is RootedFormat =>
  format !== undefined && Object.hasOwn(ROOTED, format);

const writerFor = async (context: Context, format: CheckOptions['format']): Promise<FindingsWriter> => {
  const { output, workspace, library } = context;
  if (isRooted(format)) {
    const patterns = (await library()).patterns();
    return documentWriter(output, (await workspace()).root, (findings) => ROOTED[format](findings, patterns));
  }
  return output.json ? jsonWriter(output, await withheldPatterns(context)) : textWriter(output);
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
    'check --format github     # annotations in a GitHub workflow',
    'check --format junit > findings.xml',
  ],
  configure: (command) => {
    command
      .argument('[path...]', 'files and folders; this folder unless given')
      .addOption(
        new Option('--format <format>', 'how findings are printed').choices([
          'text',
          'json',
          ...Object.keys(ROOTED),
        ]),
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
