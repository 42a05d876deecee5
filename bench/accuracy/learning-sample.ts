import {
  changedLines,
  diffCommits,
  landedCommits,
  linesOf,
  readBlobs,
  type BlobReader,
  type Commit,
  type Repository,
} from '@feedback/history';
import { languageOfPath } from '@feedback/schema';
import { seeded } from '@feedback/testing';
import { editOf } from './learning-edit.ts';

/** A commit to learn from, and the newest commit that is looked forward to. */
export interface Sampled {
  readonly commit: string;
  readonly subject: string;
  /** `repair`: its subject speaks of one. `sweep`: it made the same change in several places, whatever it says. */
  readonly group: 'repair' | 'sweep';
  readonly later: string | undefined;
}

const REPAIR =
  /\b(?:fix(?:e[sd])?|bug(?:fix)?|crash\w*|broken|wrong|incorrect\w*|leaks?|regression|security|vulnerab\w*|race|deadlock|hangs?|avoid|prevent|handle|ensure)\b/i;
const NO_CODE = /\b(?:typos?|docs?|changelog|readme|lint\w*|mypy|ci|tests?)\b/i;
const TEST = /(?:^|\/)(?:tests?|__tests__|e2e|spec|fixtures?)\/|(?:^|\/)test_|[._-](?:test|spec)\./i;

const MOST_FILES = 40;
/** Commits beyond a repair that are looked forward to. */
const FORWARD = 250;
/** So many random commits are read in search of sweeps. */
const MOST_READ = 250;

const codeIn = ({ files }: Pick<Commit, 'files'>): Commit['files'] =>
  files.filter(
    ({ before, after }) =>
      before !== undefined &&
      after !== undefined &&
      languageOfPath(after.path) !== undefined &&
      !TEST.test(after.path),
  );

const shuffled = <T>(items: readonly T[], seed: number): T[] => {
  const random = seeded(seed);
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
};

/** Whether a commit makes the same change of words in at least two places. */
const isSweep = async (blobs: BlobReader, commit: Commit): Promise<boolean> => {
  const seen = new Map<string, Set<string>>();
  for (const { before, after } of codeIn(commit)) {
    const [old, now] = await Promise.all([blobs.text(before?.blob ?? ''), blobs.text(after?.blob ?? '')]);
    if (old === undefined || now === undefined) continue;
    const [a, b] = [linesOf(old), linesOf(now)];
    for (const { oldStart, oldLines, newStart, newLines } of changedLines(old, now)) {
      if (oldLines === 0 || newLines === 0 || oldLines > 8 || newLines > 8) continue;
      const was = a.slice(oldStart - 1, oldStart - 1 + oldLines).join('\n');
      const edit = editOf(was, b.slice(newStart - 1, newStart - 1 + newLines).join('\n'));
      if (edit === undefined) continue;
      seen.set(edit, (seen.get(edit) ?? new Set()).add(was.replaceAll(/\s+/g, '')));
    }
  }
  return [...seen.values()].some((places) => places.size >= 2);
};

/** Draws commits of a repository, the same for the same seed: repairs by their subject, and sweeps by what they do. */
export const sampleCommits = async (
  repository: Repository,
  wanted: { readonly repairs: number; readonly sweeps: number; readonly seed: number },
): Promise<readonly Sampled[]> => {
  const all: Commit[] = [];
  const head = (await repository.run(['rev-parse', 'HEAD'])).output.toString().trim();
  for await (const commit of landedCommits(repository, { range: [head], limit: 4_000, renames: '-M100%' }))
    all.push(commit);
  const laterThan = new Map(all.map(({ hash }, at) => [hash, all[Math.max(0, at - FORWARD)]?.hash]));
  // The newest have no future to look into.
  const usable = all.slice(60, -1).filter((commit) => {
    const count = codeIn(commit).length;
    return count > 0 && count <= MOST_FILES;
  });
  const drawn = shuffled(usable, wanted.seed);
  const told = ({ hash: commit, subject }: Commit, group: Sampled['group']): Sampled => ({
    commit,
    subject,
    group,
    later: laterThan.get(commit),
  });
  const repairs = drawn
    .filter(({ subject }) => REPAIR.test(subject) && !NO_CODE.test(subject))
    .slice(0, wanted.repairs)
    .map((commit) => told(commit, 'repair'));
  const known = new Set(repairs.map(({ commit }) => commit));
  const sweeps: Sampled[] = [];
  const blobs = readBlobs(repository);
  try {
    for (const commit of drawn.slice(0, MOST_READ)) {
      if (sweeps.length >= wanted.sweeps) break;
      if (!known.has(commit.hash) && (await isSweep(blobs, commit))) sweeps.push(told(commit, 'sweep'));
    }
  } finally {
    blobs.close();
  }
  return [...repairs, ...sweeps];
};

/** Files on both sides of a commit, by path, as git tells them. */
export const changedPaths = async (repository: Repository, commit: string): Promise<ReadonlySet<string>> =>
  new Set((await diffCommits(repository, `${commit}^1`, commit)).map(({ after }) => after?.path ?? ''));
