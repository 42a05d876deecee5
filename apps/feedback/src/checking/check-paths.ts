import type { Problem } from '@feedback/schema';
import type { Context } from '../context.ts';
import { applicablePatterns } from '../experiments/withheld-patterns.ts';
import { findSources } from '../inputs/source-files.ts';
import { checkSources, type CheckedFile } from './check-sources.ts';
import { openFindingsCache } from './findings-cache.ts';

/** Looks for the project's patterns in the files and folders that a command was given. */
export async function* checkPaths(
  context: Context,
  paths: readonly string[],
  onProblem: (problem: Problem) => void,
): AsyncGenerator<CheckedFile> {
  const { createMatcher } = await import('@feedback/rules');
  const { cwd, io, workspace } = context;
  const { root, settings } = await workspace();
  const patterns = await applicablePatterns(context);
  const matcher = createMatcher(patterns);
  for (const problem of matcher.problems) onProblem(problem);
  yield* checkSources({
    files: findSources({ paths, cwd, root, ignored: settings.ignore, onProblem }),
    patterns,
    matcher,
    cache: await openFindingsCache(root, patterns),
    signal: io.signal,
  });
}
