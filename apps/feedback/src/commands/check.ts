import { severityWeight, type Problem } from '@feedback/schema';
import type { Baseline } from '../checking/baseline.ts';
import type { CheckedFile } from '../checking/check-sources.ts';
import { isLeftOut } from '../checking/files-in-words.ts';
import type { FindingsWriter } from '../checking/findings-writer.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { baselineOf, tellBaseline, updateBaseline } from './check-baseline.ts';
import { lookFor, type Wish } from './check-files.ts';
import { writerFor } from './check-formats.ts';
import { configureCheck, refuseContradictions, type CheckOptions } from './check-options.ts';
import { defineCommand } from './command.ts';

interface Outcome {
  /** Of the worst finding; 0 when there is none. */
  readonly worst: number;
  readonly problems: readonly Problem[];
}

const checkAndWrite = async (
  context: Context,
  wish: Wish,
  {
    writer,
    baseline,
    problems,
  }: {
    readonly writer: FindingsWriter;
    readonly baseline: Baseline | undefined;
    readonly problems: Problem[];
  },
): Promise<Outcome> => {
  const { output } = context;
  let [files, found, worst] = [0, 0, 0];
  const tell = async (checked: CheckedFile): Promise<void> => {
    const findings = baseline === undefined ? checked.findings : await baseline.unknown(checked);
    if (findings.length === 0) return;
    await writer.add({ ...checked, findings });
    found += findings.length;
    for (const { severity } of findings) worst = Math.max(worst, severityWeight(severity));
  };
  for await (const batch of lookFor(context, wish)) {
    for (const checked of batch) {
      if (checked.findings.length > 0 || baseline !== undefined) await tell(checked);
      for (const problem of checked.problems) problems.push(problem);
      if (!checked.problems.some(isLeftOut)) files += 1;
    }
    const last = batch.at(-1);
    if (last !== undefined) output.progress(`${files} files, ${found} findings  ${last.file.path}`);
  }
  writer.end(files, problems);
  output.problems(problems);
  return { worst, problems };
};

export const check = defineCommand<CheckOptions>({
  examples: [
    'check                     # everything below this folder',
    'check src app/views.py    # folders and files',
    'check --staged            # what would be committed, in a pre-commit hook',
    'check --changed           # what this branch changed, committed or not',
    'check --base v1.2         # what changed since a revision',
    'check --baseline known.json --update-baseline   # what is there today is known',
    'check --baseline known.json                     # only what is new',
    'check --fail-on high      # exit 1 only for high and critical findings',
    'check --format sarif > findings.sarif',
    'check --format github     # annotations in a GitHub workflow',
    'check --format junit > findings.xml',
  ],
  configure: configureCheck,
  run: async (context, paths, options) => {
    refuseContradictions(options);
    const problems: Problem[] = [];
    const wish: Wish = { paths, options, onProblem: (problem) => problems.push(problem) };
    const baseline = await baselineOf(context, options);
    if (baseline !== undefined && options.updateBaseline === true) {
      await updateBaseline(context, wish, baseline);
      context.output.problems(problems);
      return problems.some(({ severity }) => severity === 'error') ? EXIT.partial : EXIT.ok;
    }
    const writer = await writerFor(context, options.format);
    const { worst } = await checkAndWrite(context, wish, { writer, baseline, problems });
    if (baseline !== undefined) tellBaseline(context, baseline);
    const { settings } = await context.workspace();
    if (worst > 0 && worst >= severityWeight(options.failOn ?? settings.fail_on)) return EXIT.findings;
    return problems.some(({ severity }) => severity === 'error') ? EXIT.partial : EXIT.ok;
  },
});
