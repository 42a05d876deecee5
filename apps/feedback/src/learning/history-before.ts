import {
  findCommit,
  mergeBase,
  type Backtest,
  type BacktestResult,
  type Repair,
  type Repository,
} from '@feedback/history';
import { withStats, type Lesson } from '@feedback/schema';
import type { Context } from '../context.ts';
import type { LearnWish } from './learned-lesson.ts';
import { replayRules, type Replayed } from './replay-rules.ts';

/** What a rule would have done before its own repair. */
export type HistoryBefore = Pick<Backtest, 'commits' | 'from' | 'to'> & {
  readonly result: BacktestResult;
  readonly replayed: Replayed;
};

/** The newest commit that is before all of some; `HEAD` before what is no commit yet. */
const beforeAll = async (
  repository: Repository,
  commits: readonly (string | undefined)[],
): Promise<string | undefined> => {
  let head: string | undefined;
  for (const commit of commits) {
    const before = await findCommit(repository, commit === undefined ? 'HEAD' : `${commit}^1`);
    head = head === undefined || before === undefined ? before : await mergeBase(repository, head, before);
    if (head === undefined) return undefined;
  }
  return head;
};

/** The history before the repair, so that the repair itself is no evidence for its own rule. */
export const replayBefore = async (
  context: Context,
  repository: Repository,
  { commit }: Repair,
  { commits: limit, also = [] }: LearnWish,
  lesson: Lesson,
): Promise<HistoryBefore | undefined> => {
  const head = await beforeAll(repository, [commit, ...also.map((other) => other.commit)]);
  if (limit === 0 || head === undefined) return undefined;
  const replayed = await replayRules(context, [withStats(lesson)], { limit, range: head });
  const { commits, from, to, patterns } = replayed.found;
  const [result] = patterns;
  if (result === undefined) return undefined;
  return {
    commits,
    result,
    replayed,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
};
