import type { CheckResult, SourceFile as CodeFile } from '@feedback/rules';
import type { Problem } from '@feedback/schema';
import { checkChanges, checkPathsInBatches } from '../checking/check-paths.ts';
import type { CheckedFile } from '../checking/check-sources.ts';
import { openMatching } from '../checking/open-matching.ts';
import type { Context } from '../context.ts';
import { readSource } from '../inputs/source-files.ts';
import { changesOf, type CheckOptions } from './check-options.ts';

/** A number of findings in words. */
export const counted = (count: number): string => `${count} ${count === 1 ? 'finding' : 'findings'}`;

/** What a check is to look at. */
export interface Wish {
  readonly paths: readonly string[];
  readonly options: CheckOptions;
  readonly onProblem: (problem: Problem) => void;
}

async function* lookAt(
  context: Context,
  { paths, options, onProblem }: Wish,
): AsyncGenerator<readonly CheckedFile[]> {
  const what = changesOf(options);
  if (what === undefined) {
    yield* checkPathsInBatches(context, paths.length === 0 ? ['.'] : paths, onProblem);
    return;
  }
  const { output } = context;
  const onSince = (since: string): void => output.note(`Compared with ${since}.`);
  let elsewhere = 0;
  for await (const batch of checkChanges(context, what, { paths, onSince, onProblem })) {
    for (const checked of batch) elsewhere += checked.elsewhere;
    yield batch;
  }
  if (elsewhere > 0) output.note(`${counted(elsewhere)} on other lines of these files not shown.`);
}

/** Adds what `feedback-ignore` comments excuse in vain. */
async function* withUnusedIgnores(
  context: Context,
  batches: AsyncIterable<readonly CheckedFile[]>,
): AsyncGenerator<readonly CheckedFile[]> {
  const { unusedSuppressions } = await import('@feedback/rules');
  const { matcher, apart } = await openMatching(context.io, (await context.library()).patterns());
  const check = async (file: CodeFile): Promise<CheckResult> => {
    const result = matcher.check(file);
    return (await apart?.add([file], [result]))?.[0] ?? result;
  };
  const unusedIn = async ({ file, missed }: CheckedFile): Promise<readonly Problem[]> => {
    if (missed !== undefined) return []; // Nobody knows what would have been found.
    const source = await readSource(file);
    return 'code' in source ? unusedSuppressions({ check }, { ...file, code: source.code }) : [];
  };
  for await (const batch of batches) {
    const more: CheckedFile[] = [];
    for (const checked of batch)
      more.push({ ...checked, problems: [...checked.problems, ...(await unusedIn(checked))] });
    yield more;
  }
}

/** Looks at what was asked for, batch by batch, and tells on stderr what it is compared with and what is not shown. */
export const lookFor = (context: Context, wish: Wish): AsyncGenerator<readonly CheckedFile[]> => {
  const batches = lookAt(context, wish);
  return wish.options.unusedIgnores === true ? withUnusedIgnores(context, batches) : batches;
};
