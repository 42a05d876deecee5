import { realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Repository } from '@feedback/history';
import ignore from 'ignore';
import type { Context } from '../context.ts';
import { isNobodysOwn } from '../inputs/source-files.ts';

/** Tells of paths, from the top of a repository, whether they are the project's own code, as far as a path can tell. */
export const ownPaths = async (
  { workspace }: Context,
  repository: Repository,
): Promise<(path: string) => boolean> => {
  const { root, settings } = await workspace();
  const ignored = ignore().add([...settings.ignore]);
  // git tells paths without symbolic links.
  const [top, project] = await Promise.all([realpath(repository.root), realpath(root)]);
  const below = (path: string): string => relative(project, join(top, path)).split(sep).join('/');
  return (path) => {
    const own = project === top ? path : below(path);
    return !own.startsWith('../') && !own.split('/').some(isNobodysOwn) && !ignored.ignores(own);
  };
};
