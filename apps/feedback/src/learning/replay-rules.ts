import { backtest, requireRange, type Backtest, type Repository } from '@feedback/history';
import type { Pattern } from '@feedback/schema';
import type { Context } from '../context.ts';
import { progressBar } from '../terminal/progress-bar.ts';
import { openHistory } from './open-history.ts';
import { ownPaths } from './own-paths.ts';

/** Rules that were replayed over history. */
export interface Replayed {
  readonly repository: Repository;
  /** The commit up to which they were. */
  readonly head: string;
  readonly found: Backtest;
}

export interface ReplayChoice {
  /** At most so many commits, the newest. */
  readonly limit: number;
  /** `FROM..TO`, or a commit and all before it; `HEAD` unless given. */
  readonly range?: string | undefined;
  /** Whether all files of the newest commit are searched: not needed where the project's own code is. */
  readonly today?: boolean;
}

/** Replays rules over the history of the repository, with progress. Rejects with `HistoryError`, or with the reason of who stops it. */
export const replayRules = async (
  context: Context,
  patterns: readonly Pattern[],
  { limit, range: asked, today = true }: ReplayChoice,
): Promise<Replayed> => {
  const { io, output } = context;
  const repository = await openHistory(context);
  const range = await requireRange(repository, asked);
  const isOwn = await ownPaths(context, repository);
  try {
    const found = await backtest(repository, patterns, {
      ...range,
      limit,
      today,
      isOwn,
      signal: io.signal,
      onProgress: (done, total) =>
        output.progress(`${progressBar(done / total)}  ${done} of ${total} commits`),
    });
    return { repository, head: range.head, found };
  } finally {
    output.progress('');
  }
};
