import { stat, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findCommit, type RepairSource, type Repository } from '@feedback/history';
import { cliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { readStdin } from '../io.ts';

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

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
  if (what === '-') return { kind: 'patch', text: await readStdin(context.io) };
  const name = what ?? 'HEAD';
  if (await isRevision(repository, name)) return { kind: 'revision', revision: name };
  const path = resolve(context.cwd, name);
  if (await isFile(path)) return { kind: 'patch', text: await readFile(path, 'utf8') };
  throw cliError(
    'UNKNOWN_REVISION',
    `${JSON.stringify(name)} is no commit of this repository, and no file with a diff. "git log --oneline" lists commits.`,
  );
};
