import type { Assignment, Episode, MistakeRecord, Pattern, Problem } from '@feedback/schema';
import { createJudge, type Judge, type Retrieve, type Settled } from './judge/judge-mistakes.ts';
import type { Library } from './judge/library.ts';
import type { Readings } from './judge/read-wordings.ts';
import { createEpisodes, observationOf } from './measure/episodes.ts';
import { createExposure, type Exposure } from './measure/exposure.ts';
import { createFuture } from './measure/future.ts';
import { createHotFiles } from './measure/hot-files.ts';
import { createNewPatterns, type FoundPattern, type NewPatternOptions } from './measure/new-patterns.ts';
import { createPatternRecords, type PatternRecord, type PatternRecords } from './measure/pattern-records.ts';
import { isInPeriod, type Horizon } from './measure/period.ts';
import { episodesByPattern, patternSubject, type EpisodesOf } from './measure/rank-patterns.ts';
import type { RunIndex } from './measure/run-index.ts';
import { mistakeOf, type Mistake } from './mistake.ts';

/** What counting starts from. */
export interface CountingInput {
  readonly horizon: Horizon;
  readonly library: Library;
  readonly readings: Readings;
  readonly runs: RunIndex;
  /** Judgements that stand above those of the analysis. */
  readonly settled?: Settled | undefined;
  readonly retrieve?: Retrieve | undefined;
}

/** What an analysis starts from. */
export interface AnalysisInput extends CountingInput, NewPatternOptions {
  readonly patterns: readonly Pattern[];
}

/** One pass over mistakes: they go in one by one and aren't kept; `finish` gives what was found. */
export interface Pass<Found> {
  readonly add: (record: MistakeRecord) => void;
  readonly finish: () => Found;
}

/** What is counted of all mistakes, whoever asks. */
export interface Counted {
  readonly horizon: Horizon;
  readonly records: PatternRecords;
  readonly exposureOf: (record: PatternRecord | undefined) => Exposure;
  readonly judgeWording: Judge['judgeWording'];
  /** The time of the first mistake or run; `undefined` when there is none. */
  readonly firstFact: string | undefined;
}

/** All that one pass over the mistakes found. */
export interface Gathered extends Counted {
  readonly library: Library;
  readonly patterns: readonly Pattern[];
  readonly runs: RunIndex;
  readonly episodes: readonly Episode[];
  readonly episodesOf: EpisodesOf;
  readonly newPatterns: readonly FoundPattern[];
  readonly hotFiles: readonly { readonly path: string; readonly count: number }[];
  /** Mistakes of the period that belong to no pattern. */
  readonly unassigned: number;
  readonly assignments: readonly Assignment[];
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

/** Opens a pass that only counts; `watch` sees each mistake as it is judged. Pure but for its own counters. */
export const createCounting = (
  { horizon, runs, ...input }: CountingInput,
  watch: (mistake: Mistake) => void,
): Pass<Counted & Pick<Judge, 'assignments'>> => {
  const { judge, judgeWording, assignments } = createJudge(input);
  const records = createPatternRecords();
  let firstFact = firstRun(runs);
  return {
    add: (record) => {
      const { timestamp } = record;
      if (firstFact === undefined || timestamp < firstFact) firstFact = timestamp;
      const mistake = mistakeOf(record, judge(record), runs, isInPeriod(timestamp, horizon));
      records.add(mistake);
      watch(mistake);
    },
    finish: () => ({
      horizon,
      records: records.records,
      exposureOf: createExposure(runs),
      judgeWording,
      assignments,
      firstFact,
    }),
  };
};

/** Opens the pass of an analysis. Pure but for its own counters. */
export const createGathering = (input: AnalysisInput): Pass<Gathered> => {
  const { horizon, patterns, library, readings, runs } = input;
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

  const observe = (mistake: Mistake): void => {
    const { record, pattern } = mistake;
    const subject = subjectOf(mistake);
    if (subject === undefined) return;
    episodes.add(observationOf(subject, record, library.severities.get(pattern ?? '')));
  };
  const counting = createCounting(input, (mistake) => {
    future.add(mistake.record.timestamp);
    if (mistake.inPeriod && mistake.pattern === undefined) unassigned++;
    newPatterns.add(mistake);
    hotFiles.add(mistake);
    observe(mistake);
  });
  return {
    add: counting.add,
    finish: () => {
      const { assignments, ...counted } = counting.finish();
      const derived = episodes.finish();
      return {
        ...counted,
        library,
        patterns,
        runs,
        episodes: derived,
        episodesOf: episodesByPattern(derived),
        newPatterns: newPatterns.finish(),
        hotFiles: hotFiles.finish(),
        unassigned,
        assignments: assignments(),
        problems: future.problems(),
      };
    },
  };
};
