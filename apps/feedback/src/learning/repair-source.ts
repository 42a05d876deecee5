import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findCommit, type RepairSource, type Repository } from '@feedback/history';
import { cliError, CliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { looksLike, whereItBelongs } from '../inputs/looks-like.ts';
import { readTextFile } from '../inputs/read-text.ts';
import { readStdin } from '../io.ts';

/** A diff of more bytes is no repair that teaches. */
const MOST_BYTES = 8_000_000;

const TOO_LARGE = 'It is too large for the diff of a repair that teaches. Give a smaller one.';

/** A text as a diff; throws for what is none, and says what it is instead. */
const requireDiff = async (name: string, text: string): Promise<RepairSource> => {
  const what = name === '-' ? 'Standard input' : JSON.stringify(name);
  const looks = await looksLike(name, text.slice(0, 65_536));
  if (looks === 'empty')
    throw cliError(
      'NOTHING_TO_LEARN',
      `${what} is empty. Give the diff of a repair: git diff | feedback learn -`,
    );
  if (looks === 'code')
    throw cliError(
      'INVALID_DIFF',
      `${what} is code, not a diff. What changed in it: git diff -- ${name} | feedback learn -; what a commit changed in it: feedback learn COMMIT --path ${name}`,
    );
  if (looks !== undefined && looks !== 'diff')
    throw cliError('INVALID_DIFF', `${what} is no diff. ${whereItBelongs(name, looks)}`);
  return { kind: 'patch', text };
};

const readDiffFile = async (name: string, location: string): Promise<RepairSource | undefined> => {
  const found = await stat(location).catch(() => undefined);
  if (found?.isDirectory() === true)
    throw cliError(
      'IS_A_FOLDER',
      `${JSON.stringify(name)} is a folder. To learn only from what a commit changed there: feedback learn COMMIT --path ${name}`,
    );
  if (found?.isFile() !== true) return undefined;
  if (found.size > MOST_BYTES) throw cliError('TOO_LARGE', TOO_LARGE, { path: name });
  const read = await readTextFile(name, location);
  if ('problem' in read) throw new CliError([read.problem]);
  return requireDiff(name, read.text);
};

const isRevision = async (repository: Repository, text: string): Promise<boolean> => {
  const ends = text.split(/\.{2,3}/).map((end) => end || 'HEAD');
  const known = await Promise.all(ends.map((end) => findCommit(repository, end)));
  return known.every((commit) => commit !== undefined);
};

/** What a person means by the argument of `learn`: `-` is stdin, then a commit or range, then a file with a diff. */
export const repairSource = async (
  context: Context,
  repository: Repository,
  { what, staged }: { readonly what: string | undefined; readonly staged: boolean },
): Promise<RepairSource> => {
  if (staged) {
    if (what !== undefined)
      throw cliError('CONTRADICTION', 'Learn from what is staged, or from what is named: not both.');
    return { kind: 'staged' };
  }
  if (what === '-') return requireDiff('-', await readStdin(context.io));
  const name = what ?? 'HEAD';
  if (await isRevision(repository, name)) return { kind: 'revision', revision: name };
  const diff = await readDiffFile(name, resolve(context.cwd, name));
  if (diff !== undefined) return diff;
  throw cliError(
    'UNKNOWN_REVISION',
    `${JSON.stringify(name)} is no commit of this repository, and no file with a diff. "git log --oneline" lists commits.`,
  );
};
