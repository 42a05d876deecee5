import type { Problem } from '@feedback/schema';
import type { Context } from '../context.ts';
import { findSources } from '../inputs/source-files.ts';
import { checkSources, type CheckedFile } from './check-sources.ts';
import { openFindingsCache } from './findings-cache.ts';

/** Looks for the project's patterns in the files and folders that a command was given. */
export async function* checkPaths(
  { cwd, io, workspace, library }: Context,
  paths: readonly string[],
  onProblem: (problem: Problem) => void,
): AsyncGenerator<CheckedFile> {
  const { createMatcher } = await import('@feedback/rules');
  const { root, settings } = await workspace();
  const patterns = (await library()).patterns();
  const cache = await openFindingsCache(root, patterns);
  const matcher = createMatcher(patterns, cache);
  for (const problem of matcher.problems) onProblem(problem);
  if (matcher.problems.length === 0) cache.noteSound();
  yield* checkSources({
    files: findSources({ paths, cwd, root, ignored: settings.ignore, onProblem }),
    matcher,
    cache,
    signal: io.signal,
  });
}
