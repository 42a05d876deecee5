import type { ChangedFile, FileVersion } from '../git/changed-file.ts';
import type { Commit } from '../git/landed-commits.ts';
import type { BlobReader } from '../git/read-blobs.ts';
import { changedLines, linesOf } from '../lines/changed-lines.ts';
import type { BlobMatcher } from './blob-matches.ts';
import { followChange, type Ending, type FollowedChange } from './follow-change.ts';
import type { Followed, Match, Sighting } from './sighting.ts';

/** A match that ended, by which commit and how. */
export interface Ended extends Followed {
  readonly how: Ending;
  readonly path: string;
  readonly commit: Commit;
}

/** Follows all matches from commit to commit, the oldest first. */
export interface HistoryFollower {
  readonly step: (commit: Commit) => Promise<void>;
  readonly ended: readonly Ended[];
  /** What is there now in files that changed, by path. */
  readonly present: ReadonlyMap<string, readonly Followed[]>;
  /** How many matches the commits brought, by pattern. */
  readonly introduced: ReadonlyMap<string, number>;
}

/** What one commit did in one file. */
interface FileStep extends FollowedChange {
  readonly path: string;
  /** What it was called before. */
  readonly oldPath: string;
}

const newSighting = ({ pattern }: Match, since: number, isIntroduced: boolean): Sighting => ({
  pattern,
  isIntroduced,
  since,
  changes: 0,
  near: 0,
  edits: 0,
});

/** Code that went from one place to another within a commit is the same code: what it was known for goes along. */
const rejoinMoved = (steps: readonly FileStep[], time: number) => {
  const gone = steps.flatMap(({ ended }) => ended.filter(({ how }) => how === 'removed'));
  const back = new Set<Followed>();
  const arrivals = steps.map(({ path, introduced }) => ({
    path,
    arrived: introduced.map((match) => {
      const origin = gone.find(
        (each) => !back.has(each) && each.match.pattern === match.pattern && each.match.text === match.text,
      );
      if (origin === undefined) return { match, sighting: newSighting(match, time, true), isNew: true };
      back.add(origin);
      return { match, sighting: origin.sighting, isNew: false };
    }),
  }));
  return { back, arrivals };
};

/** Starts following. Files of the first commit of all, and of the edge of a cut-off history, count as there before. */
export const followHistory = (matcher: BlobMatcher, blobs: BlobReader): HistoryFollower => {
  const present = new Map<string, readonly Followed[]>();
  const ended: Ended[] = [];
  const introduced = new Map<string, number>();

  const stateOf = async ({ before }: ChangedFile, time: number): Promise<readonly Followed[]> => {
    if (before === undefined) return [];
    const known = present.get(before.path);
    if (known !== undefined) return known;
    const matches = await matcher.matches(before);
    return matches.map((match) => ({ match, sighting: newSighting(match, time, false) }));
  };
  const textOf = async (side: FileVersion | undefined): Promise<string | undefined> =>
    side === undefined ? '' : blobs.text(side.blob);
  const followFile = async (file: ChangedFile, time: number): Promise<FileStep | undefined> => {
    const { before, after } = file;
    const [old, now] = await Promise.all([stateOf(file, time), matcher.matches(after)]);
    if (old.length === 0 && now.length === 0) return undefined;
    const path = after?.path ?? before?.path ?? '';
    const [oldText = '', newText = ''] = await Promise.all([textOf(before), textOf(after)]);
    const step = followChange(old, now, changedLines(oldText, newText), linesOf(newText));
    return { ...step, path, oldPath: before?.path ?? path };
  };
  const settle = (commit: Commit, steps: readonly FileStep[]): void => {
    const { back, arrivals } = rejoinMoved(steps, commit.time);
    for (const step of steps)
      for (const each of step.ended) if (!back.has(each)) ended.push({ ...each, path: step.oldPath, commit });
    for (const [index, { path, survived }] of steps.entries()) {
      const arrived = arrivals[index]?.arrived ?? [];
      for (const { match, isNew } of arrived)
        if (isNew) introduced.set(match.pattern, (introduced.get(match.pattern) ?? 0) + 1);
      present.set(path, [...survived, ...arrived]);
    }
  };
  const start = async ({ files, time }: Commit): Promise<void> => {
    for (const { after } of files) {
      const matches = await matcher.matches(after);
      if (after === undefined || matches.length === 0) continue;
      present.set(
        after.path,
        matches.map((match) => ({ match, sighting: newSighting(match, time, false) })),
      );
    }
  };
  return {
    ended,
    present,
    introduced,
    step: async (commit) => {
      if (commit.parents.length === 0) return start(commit);
      const followed = await Promise.all(commit.files.map((file) => followFile(file, commit.time)));
      // Names of this commit's files are free before they are given again: files may have changed places.
      for (const { before } of commit.files) if (before !== undefined) present.delete(before.path);
      settle(
        commit,
        followed.filter((step) => step !== undefined),
      );
    },
  };
};
