import type { Assignment, Episode, MistakeRecord, Pattern, Problem } from '@feedback/schema';
import { createJudge, type Judge, type Retrieve, type Settled } from './judge/judge-mistakes.ts';
import type { Library } from './judge/library.ts';
import type { Readings } from './judge/read-wordings.ts';
import { createEpisodes } from './measure/episodes.ts';
import { createExposure, type Exposure } from './measure/exposure.ts';
import { createFuture } from './measure/future.ts';
import { createHotFiles } from './measure/hot-files.ts';
import { createNewPatterns, type FoundPattern, type NewPatternOptions } from './measure/new-patterns.ts';
import { createPatternRecords, type PatternRecord, type PatternRecords } from './measure/pattern-records.ts';
import { isInPeriod, type Horizon } from './measure/period.ts';
import { episodesByPattern, patternSubject, type EpisodesOf } from './measure/rank-patterns.ts';
import type { RunIndex } from './measure/run-index.ts';
import { DEFAULT_SEVERITY, mistakeOf, type Mistake } from './mistake.ts';

/** What an analysis starts from. */
export interface AnalysisInput extends NewPatternOptions {
  readonly horizon: Horizon;
  readonly patterns: readonly Pattern[];
  readonly library: Library;
  readonly readings: Readings;
  readonly runs: RunIndex;
  /** Judgements that stand above those of the analysis. */
  readonly settled?: Settled | undefined;
  readonly retrieve?: Retrieve | undefined;
  /** Sees each mistake as it is judged. */
  readonly watch?: ((mistake: Mistake) => void) | undefined;
}

/** All that one pass over the mistakes found. */
export interface Gathered {
  readonly horizon: Horizon;
  readonly library: Library;
  readonly patterns: readonly Pattern[];
  readonly runs: RunIndex;
  readonly records: PatternRecords;
  readonly episodes: readonly Episode[];
  readonly episodesOf: EpisodesOf;
  readonly exposureOf: (record: PatternRecord | undefined) => Exposure;
  readonly newPatterns: readonly FoundPattern[];
  readonly hotFiles: readonly { readonly path: string; readonly count: number }[];
  /** Mistakes of the period that belong to no pattern. */
  readonly unassigned: number;
  readonly assignments: readonly Assignment[];
  readonly judgeWording: Judge['judgeWording'];
  /** The time of the first mistake or run; `undefined` when there is none. */
  readonly firstFact: string | undefined;
  readonly problems: readonly Problem[];
}

/** What an episode of a signature is a stretch of. */
export const signatureSubject = (id: string): string => `signature:${id}`;

const subjectOf = ({ pattern, signature }: Mistake): string | undefined =>
  pattern !== undefined ? patternSubject(pattern) : signature && signatureSubject(signature.id);

const firstRun = ({ byId }: RunIndex): string | undefined => {
  let first: string | undefined;
  for (const { timestamp } of byId.values()) if (first === undefined || timestamp < first) first = timestamp;
  return first;
};

/** Opens one pass: mistakes go in one by one and aren't kept; `finish` gives what was found. Pure but for its own counters. */
export const createGathering = (
  input: AnalysisInput,
): { readonly add: (record: MistakeRecord) => void; readonly finish: () => Gathered } => {
  const { horizon, patterns, library, readings, runs } = input;
  const { judge, judgeWording, assignments } = createJudge(input);
  const records = createPatternRecords();
  const episodes = createEpisodes(runs, horizon.now);
  const newPatterns = createNewPatterns(
    {
      known: new Set([...library.names.keys(), ...library.names.values()]),
      book: readings.book,
      ruleWords: readings.ruleWords.of,
    },
    input,
  );
  const hotFiles = createHotFiles();
  const future = createFuture(horizon.now);
  let unassigned = 0;
  let firstFact = firstRun(runs);

  const observe = (mistake: Mistake): void => {
    const { record, pattern } = mistake;
    const subject = subjectOf(mistake);
    if (subject === undefined) return;
    episodes.add({
      subject,
      project: record.project ?? undefined,
      runId: record.run_id ?? undefined,
      timestamp: record.timestamp,
      occurrences: record.count,
      severity: record.severity ?? library.severities.get(pattern ?? '') ?? DEFAULT_SEVERITY,
    });
  };

  return {
    add: (record) => {
      const { timestamp } = record;
      if (firstFact === undefined || timestamp < firstFact) firstFact = timestamp;
      future.add(timestamp);
      const mistake = mistakeOf(record, judge(record), runs, isInPeriod(timestamp, horizon));
      if (mistake.inPeriod && mistake.pattern === undefined) unassigned++;
      records.add(mistake);
      newPatterns.add(mistake);
      hotFiles.add(mistake);
      observe(mistake);
      input.watch?.(mistake);
    },
    finish: () => {
      const derived = episodes.finish();
      return {
        horizon,
        library,
        patterns,
        runs,
        records: records.records,
        episodes: derived,
        episodesOf: episodesByPattern(derived),
        exposureOf: createExposure(runs),
        newPatterns: newPatterns.finish(),
        hotFiles: hotFiles.finish(),
        unassigned,
        assignments: assignments(),
        judgeWording,
        firstFact,
        problems: future.problems(),
      };
    },
  };
};
