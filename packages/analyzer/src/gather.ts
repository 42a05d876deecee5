import {
  isMistake,
  type Assignment,
  type Episode,
  type Event,
  type EventKind,
  type NewPattern,
  type Pattern,
  type Problem,
} from '@feedback/schema';
import { createJudge, type Settled } from './judge/judge-event.ts';
import { compileLibrary, type Library } from './judge/library.ts';
import { createEpisodes } from './measure/episodes.ts';
import { createExposure, type Exposure } from './measure/exposure.ts';
import { createFuture } from './measure/future.ts';
import { createHotFiles } from './measure/hot-files.ts';
import { createNewPatterns } from './measure/new-patterns.ts';
import { createPatternRecords, type PatternRecord, type PatternRecords } from './measure/pattern-records.ts';
import { isInPeriod, type Horizon } from './measure/period.ts';
import { episodesByPattern, patternSubject, type EpisodesOf } from './measure/rank-patterns.ts';
import type { RunIndex } from './measure/run-index.ts';
import { DEFAULT_SEVERITY, mistakeOf, type Mistake } from './mistake.ts';

/** What an analysis starts from. */
export interface AnalysisInput {
  readonly horizon: Horizon;
  readonly patterns: readonly Pattern[];
  readonly runs: RunIndex;
  /** Judgements that stand above those of the analysis. */
  readonly settled?: Settled | undefined;
  readonly minSupport?: number | undefined;
}

/** All that one pass over the events found. */
export interface Gathered {
  readonly horizon: Horizon;
  readonly library: Library;
  readonly patterns: readonly Pattern[];
  readonly runs: RunIndex;
  readonly records: PatternRecords;
  readonly episodes: readonly Episode[];
  readonly episodesOf: EpisodesOf;
  readonly exposureOf: (record: PatternRecord | undefined) => Exposure;
  readonly newPatterns: readonly NewPattern[];
  readonly hotFiles: readonly { readonly path: string; readonly count: number }[];
  /** Events of the period by kind. */
  readonly byKind: ReadonlyMap<EventKind, number>;
  /** Mistakes of the period that belong to no pattern. */
  readonly unassigned: number;
  readonly assignments: readonly Assignment[];
  /** The time of the first event or run; `undefined` when there is none. */
  readonly firstFact: string | undefined;
  readonly problems: readonly Problem[];
}

const subjectOf = ({ pattern, signature }: Mistake): string | undefined =>
  pattern !== undefined ? patternSubject(pattern) : signature && `signature:${signature.id}`;

const firstRun = ({ byId }: RunIndex): string | undefined => {
  let first: string | undefined;
  for (const { timestamp } of byId.values()) if (first === undefined || timestamp < first) first = timestamp;
  return first;
};

/** Opens one pass: events go in one by one and aren't kept; `finish` gives what was found. Pure but for its own counters. */
export const createGathering = ({
  horizon,
  patterns,
  runs,
  settled,
  minSupport,
}: AnalysisInput): { readonly add: (event: Event) => void; readonly finish: () => Gathered } => {
  const { library, problems } = compileLibrary(patterns);
  const judge = createJudge(library, settled);
  const records = createPatternRecords();
  const episodes = createEpisodes(runs, horizon.now);
  const newPatterns = createNewPatterns(
    new Set([...library.names.keys(), ...library.names.values()]),
    minSupport,
  );
  const hotFiles = createHotFiles();
  const future = createFuture(horizon.now);
  const byKind = new Map<EventKind, number>();
  const assignments: Assignment[] = [];
  let unassigned = 0;
  let firstFact = firstRun(runs);

  const observe = (mistake: Mistake): void => {
    const { event, occurrences, pattern, severity } = mistake;
    const subject = subjectOf(mistake);
    if (subject === undefined) return;
    episodes.add({
      subject,
      project: event.project,
      runId: event.source.run_id,
      timestamp: event.timestamp,
      occurrences,
      severity: severity ?? library.severities.get(pattern ?? '') ?? DEFAULT_SEVERITY,
    });
  };

  return {
    add: (event) => {
      const inPeriod = isInPeriod(event.timestamp, horizon);
      if (inPeriod) byKind.set(event.kind, (byKind.get(event.kind) ?? 0) + 1);
      if (firstFact === undefined || event.timestamp < firstFact) firstFact = event.timestamp;
      future.add(event.timestamp);
      if (!isMistake(event)) return;
      const judgement = judge(event);
      if (judgement.assignment !== undefined) assignments.push(judgement.assignment);
      const mistake = mistakeOf(event, judgement, runs, inPeriod);
      if (inPeriod && mistake.pattern === undefined) unassigned++;
      records.add(mistake);
      newPatterns.add(mistake);
      hotFiles.add(mistake);
      observe(mistake);
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
        byKind,
        unassigned,
        assignments,
        firstFact,
        problems: [...problems, ...future.problems()],
      };
    },
  };
};
