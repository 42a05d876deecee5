import { openRepository, type Repository } from '@feedback/history';
import type { Context } from '../context.ts';

/** The git repository that a command stands in. Rejects with `HistoryError` where there is none. */
export const openHistory = ({ cwd, io }: Context): Promise<Repository> =>
  openRepository({ cwd, env: io.env, signal: io.signal });
