import type { Problem } from '@feedback/schema';
import { checkChanges, checkPaths } from '../checking/check-paths.ts';
import type { CheckedFile } from '../checking/check-sources.ts';
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

async function* lookAt(context: Context, { paths, options, onProblem }: Wish): AsyncGenerator<CheckedFile> {
  const what = changesOf(options);
  if (what === undefined) {
    yield* checkPaths(context, paths.length === 0 ? ['.'] : paths, onProblem);
    return;
  }
  const { output } = context;
  const onSince = (since: string): void => output.note(`Compared with ${since}.`);
  let elsewhere = 0;
  for await (const checked of checkChanges(context, what, { paths, onSince, onProblem })) {
    elsewhere += checked.elsewhere;
    yield checked;
  }
  if (elsewhere > 0) output.note(`${counted(elsewhere)} on other lines of these files not shown.`);
}

/** Looks at what was asked for, and tells on stderr what it is compared with and what is not shown. */
export async function* lookFor(context: Context, wish: Wish): AsyncGenerator<CheckedFile> {
  if (wish.options.unusedIgnores !== true) {
    yield* lookAt(context, wish);
    return;
  }
  const { createMatcher, unusedSuppressions } = await import('@feedback/rules');
  const matcher = createMatcher((await context.library()).patterns());
  for await (const checked of lookAt(context, wish)) {
    const { file } = checked;
    const source = await readSource(file);
    const unused = 'code' in source ? unusedSuppressions(matcher, { ...file, code: source.code }) : [];
    yield { ...checked, problems: [...checked.problems, ...unused] };
  }
}
