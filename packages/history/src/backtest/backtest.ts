import { languageOfPath, sharesSyntax, type Language, type Pattern } from '@feedback/schema';
import type { ChangedFile } from '../git/changed-file.ts';
import { listFiles } from '../git/diff.ts';
import { landedCommits, type Commit } from '../git/landed-commits.ts';
import { withRenames } from '../git/renames.ts';
import { readBlobs } from '../git/read-blobs.ts';
import type { Repository } from '../git/repository.ts';
import { createBlobMatcher, type BlobMatcher } from './blob-matches.ts';
import { followedByPattern, resultOf, type BacktestResult } from './backtest-result.ts';
import { followHistory } from './follow-history.ts';
import { landingOf } from './own-landing.ts';

/** What a backtest read, and what came of each pattern. */
export interface Backtest {
  readonly commits: number;
  /** The time of the oldest and the newest commit, in seconds since 1970; absent when there are none. */
  readonly from?: number;
  readonly to?: number;
  /** How many different contents of files were looked at. */
  readonly versions: number;
  readonly patterns: readonly BacktestResult[];
}

export interface BacktestOptions {
  /** What to replay over, resolved: a commit, or `FROM..TO`. */
  readonly range: readonly string[];
  /** The commit whose files are there today. */
  readonly head: string;
  /** At most so many commits, the newest. */
  readonly limit: number;
  /**
   * Whether a path, from the top of the repository, is the team's own code; all are unless told otherwise. What programs write comes and goes with
   * each release, which looks like repairs.
   */
  readonly isOwn?: (path: string) => boolean;
  /** Whether all files of the head are searched, for `present`: yes unless told otherwise. */
  readonly today?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

type IsOwn = (path: string) => boolean;

const isOwnCode = (path: string, isOwn: IsOwn): boolean => languageOfPath(path) !== undefined && isOwn(path);

const ownSides = ({ before, after }: ChangedFile, isOwn: IsOwn): readonly ChangedFile[] => {
  const [old, now] = [before, after].map((side) =>
    side !== undefined && isOwnCode(side.path, isOwn) ? side : undefined,
  );
  if (old === undefined && now === undefined) return [];
  return [{ ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) }];
};

/** The commits with only their files of code, the oldest first. */
const commitsOf = (
  repository: Repository,
  { range, limit, isOwn = () => true }: BacktestOptions,
): Promise<Commit[]> =>
  withRenames(async (renames) => {
    const commits: Commit[] = [];
    for await (const commit of landedCommits(repository, { range, limit, renames }))
      commits.push({ ...commit, files: commit.files.flatMap((file) => ownSides(file, isOwn)) });
    return commits.toReversed();
  });

const countPresent = async (
  repository: Repository,
  { head, isOwn = () => true }: BacktestOptions,
  matcher: BlobMatcher,
): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  const files = await listFiles(repository, head);
  for (const file of files.filter(({ path }) => isOwnCode(path, isOwn)))
    for (const { pattern } of await matcher.matches(file))
      counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  return counts;
};

/** How many contents were read that a pattern's rule is for. */
const versionsFor = ({ rule }: Pattern, read: ReadonlyMap<Language, number>): number =>
  [...read].reduce(
    (sum, [language, count]) =>
      rule !== undefined && sharesSyntax(rule.language, language) ? sum + count : sum,
    0,
  );

/**
 * Replays rules over the history of a branch along its first parents: what would they have found, and what became of it? Each
 * content of a file is looked at once, however many rules there are. For a rule that was learned from a repair
 * (`provenance.commit`), that repair does not count. Rejects with `HistoryError`, or with the signal's reason.
 */
export const backtest = async (
  repository: Repository,
  patterns: readonly Pattern[],
  options: BacktestOptions,
): Promise<Backtest> => {
  const { onProgress, signal } = options;
  const commits = await commitsOf(repository, options);
  const blobs = readBlobs(repository);
  try {
    const matcher = createBlobMatcher(patterns, blobs);
    const follower = followHistory(matcher, blobs);
    for (const [index, commit] of commits.entries()) {
      signal?.throwIfAborted();
      await follower.step(commit);
      onProgress?.(index + 1, commits.length);
    }
    const present = options.today === false ? undefined : await countPresent(repository, options, matcher);
    const [from, to] = [commits[0]?.time, commits.at(-1)?.time];
    const read = matcher.read();
    const followed = followedByPattern(follower);
    const results: BacktestResult[] = [];
    for (const pattern of patterns)
      results.push(
        await resultOf(pattern, {
          followed,
          versions: versionsFor(pattern, read),
          present: present && (present.get(pattern.name) ?? 0),
          to: to ?? 0,
          isOwn: landingOf(repository, pattern.provenance?.commit),
        }),
      );
    return {
      commits: commits.length,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      versions: [...read.values()].reduce((sum, count) => sum + count, 0),
      patterns: results,
    };
  } finally {
    blobs.close();
  }
};
