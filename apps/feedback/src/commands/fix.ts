import type { Finding, Pattern, Problem } from '@feedback/schema';
import { plainText } from '@feedback/report';
import { nodeFileSystem } from '@feedback/schema/node';
import { Option } from 'commander';
import { createTwoFilesPatch } from 'diff';
import { checkPaths } from '../checking/check-paths.ts';
import { isHeavy } from '../checking/heavy-patterns.ts';
import { cliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { applicablePatterns, withheldPatterns } from '../experiments/withheld-patterns.ts';
import { readSource } from '../inputs/source-files.ts';
import { printDiff } from '../terminal/print-diff.ts';
import { defineCommand } from './command.ts';

interface FixedFile {
  readonly path: string;
  readonly applied: readonly { readonly pattern: string; readonly count: number }[];
  /** As a unified diff. */
  readonly diff: string;
}

const diffOf = (path: string, before: string, after: string): string =>
  createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
  }).replace(/^=+\n/, '');

/** Without those whose rule may take for ever and has nothing to fix here, as far as was seen. */
const fixersFor = (patterns: readonly Pattern[], findings: readonly Finding[]): readonly Pattern[] => {
  const wanted = new Set(findings.flatMap(({ pattern, fixable }) => (fixable ? [pattern] : [])));
  return patterns.filter((pattern) => wanted.has(pattern.name) || !isHeavy(pattern));
};

async function* fixFiles(
  context: Context,
  paths: readonly string[],
  write: boolean,
  onProblem: (problem: Problem) => void,
): AsyncGenerator<FixedFile> {
  const { fixCode } = await import('@feedback/rules');
  const patterns = await applicablePatterns(context);
  // Fixing takes longer than looking, and most files have nothing to fix.
  for await (const { file, findings, problems } of checkPaths(context, paths, onProblem)) {
    context.output.progress(file.path);
    if (!findings.some(({ fixable }) => fixable)) {
      for (const problem of problems) onProblem(problem);
      continue;
    }
    const source = await readSource(file);
    if ('problem' in source) {
      onProblem(source.problem);
      continue;
    }
    const fixers = fixersFor(patterns, findings);
    const fixed = fixCode({ patterns: fixers, path: file.path, language: file.language, code: source.code });
    const own = fixed.problems.filter((problem) => problem.path !== undefined);
    // Why nothing can be fixed says more than that not all can be found.
    const known = new Set(own.map(({ code }) => code));
    for (const problem of [...own, ...problems.filter(({ code }) => !known.has(code))]) onProblem(problem);
    if (fixed.code === source.code) continue;
    if (write) await nodeFileSystem.writeText(file.location, fixed.code);
    yield { path: file.path, applied: fixed.applied, diff: diffOf(file.path, source.code, fixed.code) };
  }
}

const summarise = (files: readonly FixedFile[], dryRun: boolean): string => {
  const count = files.flatMap(({ applied }) => applied).reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return 'Nothing to fix.';
  const what = `${count} ${count === 1 ? 'fix' : 'fixes'} in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  return dryRun ? `${what} would be made; run without --dry-run to make them.` : `${what} made.`;
};

/** What is staged and what lies in the working tree may differ; a fix of one would be lost or slipped into the other. */
const refuseStaged = (): never => {
  throw cliError(
    'NOT_STAGED',
    'fix changes files of the working tree and never the index. What is staged: feedback check --staged. Then: feedback fix FILE, look at it, git add FILE.',
  );
};

export const fix = defineCommand<{ readonly dryRun?: true; readonly staged?: true }>({
  examples: [
    'fix                       # everything below this folder',
    'fix src --dry-run         # only show what would change',
    'fix src/load.py && git add src/load.py   # after "check --staged" found something',
  ],
  configure: (command) => {
    command
      .argument('[path...]', 'files and folders; this folder unless given')
      .option('--dry-run', 'change nothing, show a diff')
      .addOption(new Option('--staged').hideHelp())
      .addHelpText(
        'after',
        '\nIt works on files as they are in the working tree, staged or not, and stages nothing: what it changed is staged with "git add".\n',
      );
  },
  run: async (context, args, { dryRun = false, staged }) => {
    if (staged === true) refuseStaged();
    const { output } = context;
    const problems: Problem[] = [];
    const files: FixedFile[] = [];
    const paths = args.length === 0 ? ['.'] : args;
    for await (const file of fixFiles(context, paths, !dryRun, (problem) => problems.push(problem))) {
      files.push(file);
      if (output.json) continue;
      if (dryRun) printDiff(file.diff, output);
      else
        output.text(
          `${plainText(file.path)}: ${file.applied.map(({ pattern, count }) => `${plainText(pattern)} × ${count}`).join(', ')}\n`,
        );
    }
    if (output.json)
      output.answer({ files, dry_run: dryRun, withheld: await withheldPatterns(context), problems });
    else output.note(summarise(files, dryRun));
    output.problems(problems);
    return problems.some(({ severity }) => severity === 'error') ? EXIT.partial : EXIT.ok;
  },
});
