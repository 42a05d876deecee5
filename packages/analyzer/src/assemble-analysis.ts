import {
  isActive,
  type Analysis,
  type Assignment,
  type Effectiveness,
  type Episode,
  type MetricsSummary,
  type PatternStats,
  type Problem,
} from '@feedback/schema';
import type { Gathered } from './gather.ts';
import { effectivenessScore, measureEffect, windowsAround } from './measure/effectiveness.ts';
import { countPatterns, type PatternRecords } from './measure/pattern-records.ts';
import { isInPeriod } from './measure/period.ts';
import { rankPatterns } from './measure/rank-patterns.ts';
import { summaryOfKinds } from './measure/summary.ts';
import { trendOf } from './measure/trends.ts';

/** What one analysis found, and what is to be written back to the store. */
export interface AnalysisResult {
  readonly analysis: Analysis;
  /** Judgements about events that nobody had assigned to a pattern. */
  readonly assignments: Assignment[];
  /** All episodes, whatever the period. */
  readonly episodes: Episode[];
  /** The numbers of every pattern that was ever seen, whatever the period. */
  readonly stats: PatternStats[];
}

/** Occurrences from which a pattern is frequent, as in the original. */
export const FREQUENT = 2;
/** Patterns that get a trend: the first of the ranking. */
const TRENDS = 20;

const withoutDismissed = ({ records, library }: Gathered): PatternRecords =>
  new Map([...records].filter(([pattern]) => !library.dismissed.has(pattern)));

/** The effect of each active pattern of which it is known since when it is active, in the order of the library. */
const effectsOf = (gathered: Gathered, timeWindowDays: number): Effectiveness[] =>
  gathered.patterns
    .filter((pattern) => isActive(pattern))
    .flatMap(({ name, active_since }) => {
      if (active_since === undefined) return [];
      const since = Date.parse(active_since);
      const now = gathered.horizon.now.getTime();
      const first = Date.parse(gathered.firstFact ?? active_since);
      const facts = {
        episodes: gathered.episodesOf(name),
        exposure: gathered.exposureOf(gathered.records.get(name)),
      };
      return measureEffect(name, active_since, facts, windowsAround(since, timeWindowDays, { first, now }));
    });

const runsOf = ({ runs, horizon }: Gathered): Analysis['runs'] => {
  const by_kind: Record<string, number> = {};
  let total = 0;
  for (const { kind, timestamp } of runs.byId.values()) {
    if (!isInPeriod(timestamp, horizon)) continue;
    total++;
    by_kind[kind] = (by_kind[kind] ?? 0) + 1;
  }
  return { total, by_kind };
};

const statsOf = ({ records }: Gathered, effects: readonly Effectiveness[]): PatternStats[] => {
  const effectOf = new Map(effects.map((effect) => [effect.pattern, effectivenessScore(effect)]));
  return [...records.values()].map(({ pattern, total, lastSeen }) => ({
    pattern,
    occurrence_frequency: total,
    last_occurrence: lastSeen,
    effectiveness: effectOf.get(pattern) ?? null,
  }));
};

/** Puts what was gathered into the words of an analysis. Patterns that people dismissed keep their numbers and rank nowhere. */
export const assembleAnalysis = (
  gathered: Gathered,
  options: {
    readonly timeWindowDays: number;
    readonly problems?: readonly Problem[];
    /** Rows of a document, where they are known; else events are counted. */
    readonly summary?: MetricsSummary;
  },
): AnalysisResult => {
  const { horizon, episodesOf, exposureOf } = gathered;
  const records = withoutDismissed(gathered);
  const ranked = rankPatterns(records, episodesOf, gathered.library.severities, horizon.since);
  const trended = ranked.slice(0, TRENDS).flatMap(({ pattern }) => records.get(pattern) ?? []);
  const effectiveness = effectsOf(gathered, options.timeWindowDays);
  return {
    analysis: {
      schema_version: 1,
      generated_at: horizon.now.toISOString(),
      period: horizon.period,
      since: horizon.since,
      summary: options.summary ?? summaryOfKinds(gathered.byKind),
      runs: runsOf(gathered),
      high_frequency: countPatterns(records, FREQUENT),
      ranked,
      new_patterns: [...gathered.newPatterns],
      trends: trended.map((record) => trendOf(record, episodesOf, exposureOf(record), horizon)),
      effectiveness,
      hot_files: [...gathered.hotFiles],
      unassigned: gathered.unassigned,
      problems: [...(options.problems ?? []), ...gathered.problems],
    },
    assignments: [...gathered.assignments],
    episodes: [...gathered.episodes],
    stats: statsOf(gathered, effectiveness),
  };
};
