import type { Pattern } from '@feedback/schema';
import type { Commit } from '../git/landed-commits.ts';
import type { Ended, HistoryFollower } from './follow-history.ts';
import { isLivedWith, type Sighting } from './sighting.ts';
import { wilsonInterval } from './wilson.ts';

/** A commit that repaired what a rule finds. */
interface PastRepair {
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
  /** Contents of files in the rule's language that were looked at: with none, the rest says nothing. */
  readonly versions: number;
  /** Findings that were repaired: true alarms, before they cost anything. */
  readonly repaired: number;
  readonly repairs: readonly PastRepair[];
  /** Findings that the commits brought. */
  readonly introduced: number;
  /** Findings that are there today; absent when the files of the head were not searched. */
  readonly present?: number;
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

const repairsOf = (ended: readonly Ended[]): PastRepair[] =>
  [...Map.groupBy(ended, ({ commit, path }) => `${commit.hash} ${path}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { commit, path, match } = first;
    const { hash, subject, time } = commit;
    return [{ commit: hash, subject, time, path, line: match.line, findings: group.length }];
  });

interface Present {
  readonly path: string;
  readonly sighting: Sighting;
}

/** What was followed, by pattern, so that hundreds of rules don't each look through all of it. */
export interface FollowedByPattern {
  readonly ended: ReadonlyMap<string, readonly Ended[]>;
  readonly present: ReadonlyMap<string, readonly Present[]>;
  readonly introduced: ReadonlyMap<string, number>;
}

/** Divides what was followed by pattern. */
export const followedByPattern = ({ ended, present, introduced }: HistoryFollower): FollowedByPattern => {
  const still = [...present].flatMap(([path, all]) =>
    all.map(({ sighting }): Present => ({ path, sighting })),
  );
  return {
    ended: Map.groupBy(ended, ({ sighting }) => sighting.pattern),
    present: Map.groupBy(still, ({ sighting }) => sighting.pattern),
    introduced,
  };
};

const without = async (
  ended: readonly Ended[],
  isOwn: (commit: Commit) => Promise<boolean>,
): Promise<readonly Ended[]> => {
  const kept: Ended[] = [];
  for (const each of ended) if (!(await isOwn(each.commit))) kept.push(each);
  return kept;
};

export interface ResultFacts {
  readonly followed: FollowedByPattern;
  readonly versions: number;
  readonly present: number | undefined;
  /** The time of the newest commit, in seconds since 1970. */
  readonly to: number;
  /** Whether a commit brought the repair that the rule was learned from, which is no evidence for it. */
  readonly isOwn: (commit: Commit) => Promise<boolean>;
}

/** Adds up what became of the findings of one pattern. */
export const resultOf = async (
  { name: pattern }: Pattern,
  { followed, versions, present, to, isOwn }: ResultFacts,
): Promise<BacktestResult> => {
  const own = followed.ended.get(pattern) ?? [];
  const repaired = await without(
    own.filter(({ how }) => how === 'repaired'),
    isOwn,
  );
  const removed = own.filter(({ how }) => how === 'removed');
  const lived = [
    ...removed.filter(({ sighting, commit }) => isLivedWith(sighting, commit.time)),
    ...(followed.present.get(pattern) ?? []).filter(({ sighting }) => isLivedWith(sighting, to)),
  ];
  const repairs = repairsOf(repaired);
  const wolves = new Set(lived.map(({ path }) => path)).size;
  const decided = wolves + repairs.length;
  return {
    pattern,
    versions,
    repaired: repaired.length,
    repairs: repairs.toReversed(),
    introduced: followed.introduced.get(pattern) ?? 0,
    ...(present === undefined ? {} : { present }),
    removed: removed.length,
    lived_with: lived.length,
    cried_wolf:
      decided === 0 ? null : { share: wolves / decided, interval: wilsonInterval(wolves, decided), decided },
  };
};
