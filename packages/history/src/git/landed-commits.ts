import { isRawEntry, pathCount, readRawEntry, type ChangedFile } from './changed-file.ts';
import { RAW } from './diff.ts';
import type { Renames } from './renames.ts';
import type { Repository } from './repository.ts';

/** A commit as it landed on a branch: what differs from the commit before it there. */
export interface Commit {
  readonly hash: string;
  readonly parents: readonly string[];
  /** When it was committed, in seconds since 1970. */
  readonly time: number;
  /** The first line of its message. */
  readonly subject: string;
  readonly files: readonly ChangedFile[];
}

export interface CommitQuery {
  /** A commit, or a range such as `v1.0..HEAD`. Must have been resolved: it is passed to git as it is, after `--end-of-options`. */
  readonly range: readonly string[];
  /** At most so many, the newest. */
  readonly limit?: number;
  /** Recognised by likeness unless given. */
  readonly renames?: Renames;
}

const FIELDS = ['%H', '%P', '%ct', '%s'];

const commitOf = ([hash = '', parents = '', time = '', subject = '']: readonly string[]) => ({
  hash,
  parents: parents.split(' ').filter((parent) => parent !== ''),
  time: Number(time),
  subject,
});

/**
 * The commits of a branch along its first parents, newest first: each with all that it brought, a merge with what it merged. So the
 * steps follow on each other without a gap, which makes it possible to follow a line of code.
 */
export async function* landedCommits(
  { records }: Repository,
  { range, limit, renames = '-M' }: CommitQuery,
): AsyncGenerator<Commit> {
  const args = [
    'log',
    '--first-parent',
    '--diff-merges=first-parent',
    renames,
    ...RAW,
    `--format=tformat:${FIELDS.join('%x00')}`,
    ...(limit === undefined ? [] : [`--max-count=${limit}`]),
    '--end-of-options',
    ...range,
    '--',
  ];
  let fields: string[] = [];
  let files: ChangedFile[] = [];
  let entry = '';
  let paths: string[] = [];
  for await (const record of records(args)) {
    const text = record.toString();
    if (entry !== '') {
      paths.push(text);
      if (paths.length < pathCount(entry)) continue;
      const file = readRawEntry(entry, paths);
      if (file !== undefined) files.push(file);
      entry = '';
      paths = [];
    } else if (fields.length === FIELDS.length && isRawEntry(text)) entry = text;
    else {
      if (fields.length === FIELDS.length) {
        yield { ...commitOf(fields), files };
        fields = [];
        files = [];
      }
      fields.push(text);
    }
  }
  if (fields.length === FIELDS.length) yield { ...commitOf(fields), files };
}
