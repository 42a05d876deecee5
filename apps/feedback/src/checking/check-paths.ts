import type { Finding, Problem } from '@feedback/schema';
import type { Context } from '../context.ts';
import { applicablePatterns } from '../experiments/withheld-patterns.ts';
import type { ChangedSource, GitFilesQuery } from '../inputs/git-files.ts';
import { listSources, type SourceFile } from '../inputs/source-files.ts';
import { builtinFacts } from './builtin-rules.ts';
import { checkBatches, type CheckedFile } from './check-sources.ts';
import { FORGETFUL, openFindingsCache } from './findings-cache.ts';
import { openMatching } from './open-matching.ts';

type OnProblem = (problem: Problem) => void;

interface Checking {
  readonly files: Iterable<SourceFile> | AsyncIterable<SourceFile>;
  /** Whether the files are those on disk, of which is remembered what was found. */
  readonly remembered: boolean;
  readonly onProblem: OnProblem;
}

async function* checkFiles(
  context: Context,
  { files, remembered, onProblem }: Checking,
): AsyncGenerator<readonly CheckedFile[]> {
  const { root } = await context.workspace();
  const patterns = await applicablePatterns(context);
  const cache = remembered ? await openFindingsCache(root, patterns) : FORGETFUL;
  const { io } = context;
  const known = { areSound: cache.areSound, facts: builtinFacts };
  const { problems, ...matching } = await openMatching(io, patterns, known);
  for (const problem of problems) onProblem(problem);
  if (problems.length === 0) cache.noteSound();
  yield* checkBatches({ files, ...matching, cache, signal: io.signal });
}

/** Looks for the project's patterns in the files and folders that a command was given, batch by batch. */
export async function* checkPathsInBatches(
  context: Context,
  paths: readonly string[],
  onProblem: OnProblem,
): AsyncGenerator<readonly CheckedFile[]> {
  const { root, settings } = await context.workspace();
  const files = listSources({ paths, cwd: context.cwd, root, ignored: settings.ignore, onProblem });
  yield* checkFiles(context, { files, remembered: true, onProblem });
}

/** The same file by file. */
export async function* checkPaths(
  ...what: Parameters<typeof checkPathsInBatches>
): AsyncGenerator<CheckedFile> {
  for await (const batch of checkPathsInBatches(...what)) yield* batch;
}

/** What was found in a changed file: on changed lines, and how much elsewhere. */
export interface CheckedChange extends CheckedFile {
  readonly elsewhere: number;
}

const onChangedLines = async (
  findings: readonly Finding[],
  source: ChangedSource | undefined,
): Promise<readonly Finding[]> => {
  if (source === undefined || findings.length === 0) return findings;
  const { touchesNew } = await import('@feedback/history');
  const changes = await source.changes();
  return findings.filter(({ line, end_line }) => touchesNew(changes, line, end_line));
};

/** Looks for the project's patterns in what git says has changed; `onSince` is told what it is compared with. */
export async function* checkChanges(
  context: Context,
  what: GitFilesQuery['what'],
  {
    paths,
    onSince,
    onProblem,
  }: {
    readonly paths: readonly string[];
    readonly onSince: (since: string) => void;
    readonly onProblem: OnProblem;
  },
): AsyncGenerator<readonly CheckedChange[]> {
  const { cwd, io } = context;
  const { root, settings } = await context.workspace();
  const { env, signal } = io;
  const query = { what, paths, cwd, root, ignored: settings.ignore, env, signal, onProblem };
  const { findChangedSources } = await import('../inputs/git-files.ts');
  const { since, files, close } = await findChangedSources(query);
  onSince(since);
  const sources = new Map<string, ChangedSource>();
  const remember = async function* (): AsyncGenerator<SourceFile> {
    for await (const source of files) {
      sources.set(source.file.location, source);
      yield source.file;
    }
  };
  try {
    for await (const batch of checkFiles(context, { files: remember(), remembered: false, onProblem })) {
      const changed: CheckedChange[] = [];
      for (const checked of batch) {
        const findings = await onChangedLines(checked.findings, sources.get(checked.file.location));
        sources.delete(checked.file.location);
        changed.push({ ...checked, findings, elsewhere: checked.findings.length - findings.length });
      }
      yield changed;
    }
  } finally {
    close();
  }
}
