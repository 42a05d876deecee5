import type { Episode } from '@feedback/schema';
import { signatureSubject } from '../gather.ts';
import { createEpisodes } from '../measure/episodes.ts';
import { createPatternRecords, type PatternRecord } from '../measure/pattern-records.ts';
import type { RunIndex } from '../measure/run-index.ts';
import { DEFAULT_SEVERITY, type Mistake } from '../mistake.ts';

/** What is known of the mistakes of one group, whatever patterns they belong to. */
export interface GroupHistory {
  readonly record: PatternRecord;
  readonly episodes: readonly Episode[];
  readonly runs: number;
  /** The pattern that most of its mistakes belong to. */
  readonly pattern: string | undefined;
}

/** Gathers the history of one group. */
export const createGroupHistory = (
  signature: string,
  runs: RunIndex,
  now: Date,
): { readonly add: (mistake: Mistake) => void; readonly finish: () => GroupHistory | undefined } => {
  const subject = signatureSubject(signature);
  const { add: count, records } = createPatternRecords();
  const episodes = createEpisodes(runs, now);
  const runIds = new Set<string>();
  const patterns = new Map<string, number>();
  return {
    add: (mistake) => {
      const { record, pattern } = mistake;
      count({ ...mistake, pattern: subject });
      if (record.run_id !== null) runIds.add(record.run_id);
      if (pattern !== undefined) patterns.set(pattern, (patterns.get(pattern) ?? 0) + record.count);
      episodes.add({
        subject,
        project: record.project ?? undefined,
        runId: record.run_id ?? undefined,
        timestamp: record.timestamp,
        occurrences: record.count,
        severity: record.severity ?? DEFAULT_SEVERITY,
      });
    },
    finish: () => {
      const record = records.get(subject);
      if (record === undefined) return undefined;
      const [most] = [...patterns].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
      return { record, episodes: episodes.finish(), runs: runIds.size, pattern: most?.[0] };
    },
  };
};
