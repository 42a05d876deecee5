import { languageOfPath } from '@feedback/schema';
import { HistoryError } from '../history-error.ts';
import type { ChangedFile } from '../git/changed-file.ts';
import { diffCommits, diffIndex } from '../git/diff.ts';
import { readBlobs } from '../git/read-blobs.ts';
import type { Repository } from '../git/repository.ts';
import { findCommit, mergeBase, requireCommit } from '../git/revision.ts';
import { isGeneratedPath, isTestPath } from './is-test-path.ts';
import { readPatch, subjectOfPatch } from './read-patch.ts';
import type { FileTexts, RepairedFile } from './repaired-file.ts';

/** Where a repair is to be read from. */
export type RepairSource =
  | { readonly kind: 'revision'; readonly revision: string }
  | { readonly kind: 'staged' }
  | { readonly kind: 'patch'; readonly text: string };

/** A repair: what it changed, and what is known of it. */
export interface Repair {
  readonly files: readonly RepairedFile[];
  /** How many files were left out, by reason. */
  readonly leftOut: Readonly<Record<LeftOut, number>>;
  /** The commit that made it, where it is one. */
  readonly commit?: string;
  /** The first line of its message. */
  readonly subject?: string;
}

/** Why a file teaches nothing. */
type LeftOut = 'test' | 'generated' | 'other' | 'one_sided' | 'unreadable';

/** A change of more files than this is no repair that teaches. */
const MOST_FILES = 40;

interface Taken {
  readonly changed: readonly ChangedFile[];
  readonly commit?: string;
  readonly subject?: string;
}

/** What a commit is about: of a merge, whose own subject only names branches, what the first line of its text says. */
const subjectOf = async ({ run }: Repository, commit: string): Promise<string> => {
  const { output } = await run(['show', '--no-patch', '--format=%s%x00%b', '--end-of-options', commit]);
  const [subject = '', body = ''] = output.toString().split('\0');
  const [title = ''] = body.trim().split('\n');
  return subject.startsWith('Merge ') && title !== '' ? title : subject;
};

const ofCommit = async (repository: Repository, revision: string): Promise<Taken> => {
  const commit = await requireCommit(repository, revision);
  const parent = await findCommit(repository, `${commit}^1`);
  if (parent === undefined)
    throw new HistoryError(
      'NOTHING_TO_LEARN',
      `${revision} has no commit before it${repository.isShallow ? ' here: "git fetch --unshallow" brings it' : ', so it repairs nothing'}.`,
    );
  const [changed, subject] = await Promise.all([
    diffCommits(repository, parent, commit),
    subjectOf(repository, commit),
  ]);
  return { changed, commit, subject };
};

const ofRange = async (repository: Repository, revision: string): Promise<Taken> => {
  const [, from = '', dots = '', to = ''] = /^(.*?)(\.{2,3})(.*)$/.exec(revision) ?? [];
  const end = await requireCommit(repository, to || 'HEAD');
  const start = await requireCommit(repository, from || 'HEAD');
  const base = dots === '...' ? await mergeBase(repository, start, end) : start;
  return {
    changed: await diffCommits(repository, base ?? start, end),
    subject: await subjectOf(repository, end),
  };
};

const ofIndex = async (repository: Repository): Promise<Taken> => ({
  changed: await diffIndex(repository, (await findCommit(repository, 'HEAD')) ?? repository.emptyTree),
});

const pathOf = ({ before, after }: ChangedFile): string => after?.path ?? before?.path ?? '';

const reasonToLeaveOut = (path: string, isOneSided: boolean): LeftOut | undefined => {
  if (languageOfPath(path) === undefined) return 'other';
  if (isTestPath(path)) return 'test';
  if (isGeneratedPath(path)) return 'generated';
  return isOneSided ? 'one_sided' : undefined;
};

const nothingLeftOut = (): Record<LeftOut, number> => ({
  test: 0,
  generated: 0,
  other: 0,
  one_sided: 0,
  unreadable: 0,
});

const refuseLarge = (count: number): void => {
  if (count > MOST_FILES)
    throw new HistoryError(
      'TOO_LARGE',
      `${count} files of code changed, and a repair that teaches is small (at most ${MOST_FILES}). Name a smaller commit, or the files with --path.`,
    );
};

const withLanguage = (file: FileTexts): readonly RepairedFile[] => {
  const language = languageOfPath(file.path);
  return language === undefined ? [] : [{ ...file, language }];
};

const readTaken = async (repository: Repository, { changed, ...rest }: Taken): Promise<Repair> => {
  const leftOut = nothingLeftOut();
  const wanted = changed.filter((file) => {
    const { before, after } = file;
    const reason = reasonToLeaveOut(pathOf(file), before === undefined || after === undefined);
    if (reason !== undefined) leftOut[reason] += 1;
    return reason === undefined;
  });
  refuseLarge(wanted.length);
  const blobs = readBlobs(repository);
  const files: RepairedFile[] = [];
  try {
    for (const { before, after } of wanted) {
      const [old, now] = await Promise.all([blobs.text(before?.blob ?? ''), blobs.text(after?.blob ?? '')]);
      if (old === undefined || now === undefined) leftOut.unreadable += 1;
      else files.push(...withLanguage({ path: after?.path ?? '', before: old, after: now }));
    }
  } finally {
    blobs.close();
  }
  return { ...rest, files, leftOut };
};

const readDiff = async ({ root }: Repository, text: string): Promise<Repair> => {
  const leftOut = nothingLeftOut();
  const files = (await readPatch(root, text)).filter(({ path, before, after }) => {
    const reason = reasonToLeaveOut(path, before === '' || after === '');
    if (reason !== undefined) leftOut[reason] += 1;
    return reason === undefined;
  });
  refuseLarge(files.length);
  const subject = subjectOfPatch(text);
  return { files: files.flatMap(withLanguage), leftOut, ...(subject === undefined ? {} : { subject }) };
};

/**
 * Reads a repair: a commit (a merge with all that it merged), a range, what is staged, or a diff. Tests, generated files, files in
 * other languages and those that are only on one side are left out. Rejects with `HistoryError`.
 */
export const readRepair = async (
  repository: Repository,
  source: RepairSource,
  isWanted: (path: string) => boolean = () => true,
): Promise<Repair> => {
  if (source.kind === 'patch') {
    const repair = await readDiff(repository, source.text);
    return { ...repair, files: repair.files.filter(({ path }) => isWanted(path)) };
  }
  const taken =
    source.kind === 'staged'
      ? await ofIndex(repository)
      : await (source.revision.includes('..') ? ofRange : ofCommit)(repository, source.revision);
  const changed = taken.changed.filter((file) => isWanted(pathOf(file)));
  return readTaken(repository, { ...taken, changed });
};
