import type { Episode } from '@feedback/schema';
import { signatureSubject } from '../gather.ts';
import { createEpisodes, observationOf } from '../measure/episodes.ts';
import { createPatternRecords, type PatternRecord } from '../measure/pattern-records.ts';
import type { RunIndex } from '../measure/run-index.ts';
import type { Mistake } from '../mistake.ts';

/** What is known of the mistakes of one group that belong to one pattern, or to none. */
export interface GroupHistory {
  readonly record: PatternRecord;
  readonly episodes: readonly Episode[];
  readonly runs: number;
  readonly pattern: string | undefined;
}

/** Gathers one history. */
const createHistory = (
  signature: string,
  pattern: string | undefined,
  { runs, now }: HistoryFacts,
): { readonly add: (mistake: Mistake) => void; readonly finish: () => GroupHistory[] } => {
  const subject = signatureSubject(signature);
  const { add: count, records } = createPatternRecords();
  const episodes = createEpisodes(runs, now);
  const runIds = new Set<string>();
  return {
    add: (mistake) => {
      const { record } = mistake;
      count({ ...mistake, pattern: subject });
      if (record.run_id !== null) runIds.add(record.run_id);
      episodes.add(observationOf(subject, record));
    },
    finish: () => {
      const record = records.get(subject);
      return record === undefined
        ? []
        : [{ record, episodes: episodes.finish(), runs: runIds.size, pattern }];
    },
  };
};

interface HistoryFacts {
  readonly runs: RunIndex;
  readonly now: Date;
}

/** Gathers the histories of one group by pattern: a test that fails for two causes in turn is one group. */
export const createGroupHistories = (
  signature: string,
  facts: HistoryFacts,
): { readonly add: (mistake: Mistake) => void; readonly finish: () => GroupHistory[] } => {
  const histories = new Map<string | undefined, ReturnType<typeof createHistory>>();
  return {
    add: (mistake) => {
      const { pattern } = mistake;
      const history = histories.get(pattern) ?? createHistory(signature, pattern, facts);
      histories.set(pattern, history);
      history.add(mistake);
    },
    finish: () => [...histories.values()].flatMap((history) => history.finish()),
  };
};
