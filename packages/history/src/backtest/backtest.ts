import { languageOfPath, type Pattern } from '@feedback/schema';
import { listFiles } from '../git/diff.ts';
import { landedCommits, type Commit } from '../git/landed-commits.ts';
import { withRenames } from '../git/renames.ts';
import { readBlobs } from '../git/read-blobs.ts';
import type { Repository } from '../git/repository.ts';
import { createBlobMatcher, type BlobMatcher } from './blob-matches.ts';
import { followHistory, type Ended, type HistoryFollower } from './follow-history.ts';
import { isLivedWith, type Followed } from './sighting.ts';
import { wilsonInterval } from './wilson.ts';

/** A commit that repaired what a rule finds. */
export interface PastRepair {
  readonly commit: string;
  readonly subject: string;
  /** When, in seconds since 1970. */
  readonly time: number;
  readonly path: string;
  readonly line: number;
  readonly findings: number;
}

/** What a rule would have done in the past. Findings are counted one by one, `repairs` by commit and file. */
export interface BacktestResult {
  readonly pattern: string;
  /** Findings that were repaired: true alarms, before they cost anything. */
  readonly repaired: number;
  readonly repairs: readonly PastRepair[];
  /** Findings that the commits brought. */
  readonly introduced: number;
  /** Findings that are there today. */
  readonly present: number;
  /** Findings that went with their code. */
  readonly removed: number;
  /** Findings that people lived on with: the rule would have cried wolf. */
  readonly lived_with: number;
  /** The share of the latter among the files and repairs that decide, and its 95 % interval; `null` when nothing decides. */
  readonly cried_wolf: {
    readonly share: number;
    readonly interval: readonly [low: number, high: number];
    readonly decided: number;
  } | null;
}

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
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

const isCode = (path: string | undefined): boolean =>
  path !== undefined && languageOfPath(path) !== undefined;

/** The commits with only their files of code, the oldest first. */
const commitsOf = (repository: Repository, { range, limit }: BacktestOptions): Promise<Commit[]> =>
  withRenames(async (renames) => {
    const commits: Commit[] = [];
    for await (const commit of landedCommits(repository, { range, limit, renames })) {
      const files = commit.files.filter(({ before, after }) => isCode(before?.path) || isCode(after?.path));
      commits.push({ ...commit, files });
    }
    return commits.toReversed();
  });

const countPresent = async (
  repository: Repository,
  head: string,
  matcher: BlobMatcher,
): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  for (const file of await listFiles(repository, head))
    for (const { pattern } of await matcher.matches(file))
      counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  return counts;
};

const repairsOf = (ended: readonly Ended[]): PastRepair[] =>
  [...Map.groupBy(ended, ({ commit, path }) => `${commit.hash} ${path}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { commit, path, match } = first;
    const { hash, subject, time } = commit;
    return [{ commit: hash, subject, time, path, line: match.line, findings: group.length }];
  });

const resultOf = (
  pattern: string,
  { ended, present, introduced }: HistoryFollower,
  today: number,
  to: number,
): BacktestResult => {
  const own = ended.filter(({ sighting }) => sighting.pattern === pattern);
  const repaired = own.filter(({ how }) => how === 'repaired');
  const removed = own.filter(({ how }) => how === 'removed');
  const still = [...present].flatMap(([path, all]) => all.map((each: Followed) => ({ ...each, path })));
  const lived = [
    ...removed.filter(({ sighting, commit }) => isLivedWith(sighting, commit.time)),
    ...still.filter(({ sighting }) => sighting.pattern === pattern && isLivedWith(sighting, to)),
  ];
  const repairs = repairsOf(repaired);
  const wolves = new Set(lived.map(({ path }) => path)).size;
  const decided = wolves + repairs.length;
  return {
    pattern,
    repaired: repaired.length,
    repairs: repairs.toReversed(),
    introduced: introduced.get(pattern) ?? 0,
    present: today,
    removed: removed.length,
    lived_with: lived.length,
    cried_wolf:
      decided === 0 ? null : { share: wolves / decided, interval: wilsonInterval(wolves, decided), decided },
  };
};

/**
 * Replays rules over the history of a branch along its first parents: what would they have found, and what became of it? Each
 * content of a file is looked at once. Rejects with `HistoryError`, or with the signal's reason.
 */
export const backtest = async (
  repository: Repository,
  patterns: readonly Pattern[],
  options: BacktestOptions,
): Promise<Backtest> => {
  const { head, onProgress, signal } = options;
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
    const today = await countPresent(repository, head, matcher);
    const [from, to] = [commits[0]?.time, commits.at(-1)?.time];
    return {
      commits: commits.length,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      versions: matcher.read(),
      patterns: patterns.map(({ name }) => resultOf(name, follower, today.get(name) ?? 0, to ?? 0)),
    };
  } finally {
    blobs.close();
  }
};
