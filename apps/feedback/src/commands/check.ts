import { relative, sep } from 'node:path';
import { Option } from 'commander';
import { renderFindings, renderGithub, renderJunit, renderSarif } from '@feedback/report';
import { Severity, severityWeight, type Finding, type Lesson, type Problem } from '@feedback/schema';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { findSources, readSource } from '../inputs/source-files.ts';
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

/** A finding and where its file is. */
interface Located {
  readonly finding: Finding;
  readonly location: string;
}

interface Checked {
  readonly findings: readonly Located[];
  /** The text of each file with findings. */
  readonly sources: ReadonlyMap<string, string>;
  readonly files: number;
  readonly problems: readonly Problem[];
}

const checkFiles = async (context: Context, paths: readonly string[]): Promise<Checked> => {
  const { createMatcher } = await import('@feedback/rules');
  const { root, settings } = await context.workspace();
  const library = await context.library();
  const matcher = createMatcher(library.patterns());
  const problems: Problem[] = [...matcher.problems];
  const findings: Located[] = [];
  const sources = new Map<string, string>();
  let files = 0;
  const query = { paths, cwd: context.cwd, root, ignored: settings.ignore };
  for await (const file of findSources({ ...query, onProblem: (problem) => problems.push(problem) })) {
    context.io.signal.throwIfAborted();
    context.output.progress(`${++files} files, ${findings.length} findings  ${file.path}`);
    const source = await readSource(file);
    if ('problem' in source) {
      problems.push(source.problem);
      continue;
    }
    const found = matcher.check({ path: file.path, language: file.language, code: source.code });
    problems.push(...found.problems);
    if (found.findings.length > 0) sources.set(file.path, source.code);
    findings.push(...found.findings.map((finding) => ({ finding, location: file.location })));
  }
  return { findings, sources, files, problems };
};

/** The finding with its path from the root of the repository, wherever the command was started. */
const fromRoot = ({ finding, location }: Located, root: string): Finding => ({
  ...finding,
  path: relative(root, location).split(sep).join('/'),
});

const isRooted = (format: CheckOptions['format']): format is RootedFormat =>
  format !== undefined && Object.hasOwn(ROOTED, format);

const print = async (context: Context, checked: Checked, format: CheckOptions['format']): Promise<void> => {
  const { output } = context;
  const findings = checked.findings.map(({ finding }) => finding);
  if (isRooted(format)) {
    const { root } = await context.workspace();
    const rooted = checked.findings.map((found) => fromRoot(found, root));
    const patterns = (await context.library()).patterns();
    output.text(ROOTED[format](rooted, patterns));
  } else if (output.json) output.answer({ findings, problems: checked.problems });
  else {
    output.text(renderFindings(findings, { sources: checked.sources, color: output.color }));
    output.note(`${checked.files} ${checked.files === 1 ? 'file' : 'files'} checked.`);
  }
  output.problems(checked.problems);
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
    const checked = await checkFiles(context, args.length === 0 ? ['.'] : args);
    await print(context, checked, format);
    const { settings } = await context.workspace();
    const least = severityWeight(failOn ?? settings.fail_on);
    if (checked.findings.some(({ finding: { severity } }) => severityWeight(severity) >= least))
      return EXIT.findings;
    return checked.problems.some(({ severity }) => severity === 'error') ? EXIT.partial : EXIT.ok;
  },
});
