import { readRawEntries, type ChangedFile } from './changed-file.ts';
import { withRenames } from './renames.ts';
import type { Repository } from './repository.ts';

/** Neither drivers nor the user's own taste of diffs. */
export const RAW = [
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--no-relative',
  '--ignore-submodules=all',
];

const collect = async (records: AsyncGenerator<Buffer>): Promise<readonly ChangedFile[]> => {
  const files: ChangedFile[] = [];
  for await (const file of readRawEntries(records)) files.push(file);
  return files;
};

/** What differs from one commit or tree to another; renames are recognised. */
export const diffCommits = (
  repository: Repository,
  from: string,
  to: string,
): Promise<readonly ChangedFile[]> =>
  withRenames((renames) =>
    collect(repository.records(['diff-tree', '-r', renames, ...RAW, '--end-of-options', from, to])),
  );

/** What the index has that a commit or tree has not: what would be committed. Renames are recognised. */
export const diffIndex = (repository: Repository, from: string): Promise<readonly ChangedFile[]> =>
  withRenames((renames) =>
    collect(repository.records(['diff-index', '--cached', renames, ...RAW, '--end-of-options', from])),
  );

const isZero = (blob: string): boolean => /^0+$/.test(blob);

/**
 * Switches the text filters off that the configuration names: they are programs, and git runs them to compare a file that is as old
 * as the index.
 */
const withoutFilters = async ({ run }: Repository): Promise<readonly string[]> => {
  const { output } = await run(
    [
      'config',
      '-z',
      '--name-only',
      '--get-regexp',
      String.raw`^filter\..*\.(clean|smudge|process|required)$`,
    ],
    [0, 1],
  );
  const names = output.toString().split('\0').slice(0, -1);
  return names.flatMap((name) => ['-c', name.endsWith('.required') ? `${name}=false` : `${name}=`]);
};

/** What the working tree may have that the index has not, by size and time. */
const touchedFiles = async (repository: Repository): Promise<readonly ChangedFile[]> =>
  collect(repository.records([...(await withoutFilters(repository)), 'diff-files', '--no-renames', ...RAW]));

/** Paths from the top that git neither tracks nor ignores. */
const untrackedFiles = async ({ records, options }: Repository): Promise<readonly string[]> => {
  const paths: string[] = [];
  for await (const record of records(['ls-files', '--others', '--exclude-standard', '-z']))
    paths.push(record.toString());
  options.signal?.throwIfAborted();
  return paths;
};

/**
 * What the working tree may have that a commit or tree has not, untracked files included; `before` is that commit's version, also
 * where the file was renamed since. `after` has no blob where only the working tree knows. A file that was only touched may be among them.
 */
export const diffWorkingTree = async (
  repository: Repository,
  from: string,
): Promise<readonly ChangedFile[]> => {
  const [staged, touched, untracked] = await Promise.all([
    diffIndex(repository, from),
    touchedFiles(repository),
    untrackedFiles(repository),
  ]);
  const byPath = new Map<string, ChangedFile>();
  for (const file of staged) byPath.set(file.after?.path ?? file.before?.path ?? '', file);
  for (const { before, after } of touched) {
    const path = before?.path ?? after?.path ?? '';
    const known = byPath.get(path);
    const origin = known === undefined ? before : known.before;
    byPath.set(path, { ...(origin ? { before: origin } : {}), ...(after ? { after } : {}) });
  }
  for (const path of untracked) {
    const origin = byPath.get(path)?.before;
    byPath.set(path, { ...(origin ? { before: origin } : {}), after: { path, blob: '' } });
  }
  return [...byPath.values()].toSorted((a, b) => ((a.after?.path ?? '') < (b.after?.path ?? '') ? -1 : 1));
};

/** Whether contents have to be read from the working tree. */
export const isInWorkingTree = (blob: string): boolean => blob === '' || isZero(blob);

/** All files of a commit or tree. */
export const listFiles = async (
  { records }: Repository,
  tree: string,
): Promise<readonly { readonly path: string; readonly blob: string; readonly size: number }[]> => {
  const files: { path: string; blob: string; size: number }[] = [];
  for await (const record of records([
    'ls-tree',
    '-r',
    '-z',
    '-l',
    '--full-tree',
    '--end-of-options',
    tree,
  ])) {
    const [, mode = '', blob = '', size = '', path = ''] =
      /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t([^]*)$/.exec(record.toString()) ?? [];
    if (mode.startsWith('100')) files.push({ path, blob, size: Number(size) });
  }
  return files;
};
