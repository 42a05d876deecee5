import {
  isActive,
  type Analysis,
  type Assignment,
  type Effectiveness,
  type Episode,
  type GivenSignature,
  type KeptReading,
  type MetricsSummary,
  type NewPattern,
  type PatternStats,
  type Problem,
} from '@feedback/schema';
import type { Gathered } from './gather.ts';
import { effectivenessScore } from './measure/effectiveness.ts';
import { createEffects } from './measure/effects.ts';
import { countPatterns, type PatternRecords } from './measure/pattern-records.ts';
import { isInPeriod } from './measure/period.ts';
import { rankPatterns } from './measure/rank-patterns.ts';
import { standingsOf } from './measure/standings.ts';
import type { BookState } from './signatures/book-state.ts';
import { trendOf } from './measure/trends.ts';

/** What one analysis found, and what is to be written back to the store. */
export interface AnalysisResult {
  readonly analysis: Analysis;
  /** Judgements about wordings of mistakes that nobody had assigned to a pattern; they take the place of all before. */
  readonly assignments: Assignment[];
  /** All episodes, whatever the period. */
  readonly episodes: Episode[];
  /** The numbers of every pattern that was ever seen, whatever the period. */
  readonly stats: PatternStats[];
  readonly signatures: FoundSignatures;
}

/** Signatures to be kept, one after the other. */
export interface GivenSignatures extends Iterable<GivenSignature> {
  readonly size: number;
}

/** What was read of wordings, to be kept, one after the other. */
export interface FoundReadings extends Iterable<KeptReading> {
  /** Up to which event. */
  readonly place: number;
}

/** What an analysis learned about signatures. */
export interface FoundSignatures {
  /** What they are found by. */
  readonly state: BookState;
  /** Those that wordings were given now; there may be as many as wordings. */
  readonly given: GivenSignatures;
  /** Kept instead, where the store keeps readings: `undefined` where it has no such place, or nothing is new. */
  readonly readings: FoundReadings | undefined;
  /** What the signature of an id given earlier has become; `undefined` for an id that nobody was given here. */
  readonly resolve: (id: string) => string | undefined;
}

/** An analysis, and what of it is kept whatever was looked at. */
export type Assembled = Omit<AnalysisResult, 'signatures'>;

/** Occurrences from which a pattern is frequent, as in the original. */
export const FREQUENT = 2;
/** Patterns that get a trend: the first of the ranking, and those on the rise. */
const TRENDS = 20;

const withoutDismissed = ({ records, library }: Gathered): PatternRecords =>
  new Map([...records].filter(([pattern]) => !library.dismissed.has(pattern)));

/** The effects of the active patterns of which it is known since when, in the order of the library, and of all together. */
const effectsOf = (
  gathered: Gathered,
  timeWindowDays: number,
): Pick<Analysis, 'effectiveness'> & Pick<Analysis, 'library_effect'> => {
  const active = gathered.patterns.flatMap((pattern) =>
    isActive(pattern) && pattern.active_since !== undefined
      ? [{ name: pattern.name, since: pattern.active_since }]
      : [],
  );
  const effects = createEffects({ ...gathered, now: gathered.horizon.now.getTime() }, timeWindowDays);
  const effectiveness = active.map(({ name, since }) => effects.of(name, since));
  return active.length === 0
    ? { effectiveness }
    : { effectiveness, library_effect: effects.ofLibrary(active) };
};

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
    readonly problems: readonly Problem[];
    readonly summary: MetricsSummary;
    readonly newPatterns: readonly NewPattern[];
  },
): Assembled => {
  const { horizon, episodesOf, exposureOf } = gathered;
  const records = withoutDismissed(gathered);
  const ranked = rankPatterns(records, episodesOf, gathered.library.severities, horizon.since);
  const standings = standingsOf(gathered);
  const trended = ranked
    .filter(({ pattern }, place) => place < TRENDS || standings.of(pattern).state === 'escalating')
    .flatMap(({ pattern }) => records.get(pattern) ?? []);
  const effects = effectsOf(gathered, options.timeWindowDays);
  return {
    analysis: {
      schema_version: 1,
      generated_at: horizon.now.toISOString(),
      period: horizon.period,
      since: horizon.since,
      summary: options.summary,
      runs: runsOf(gathered),
      high_frequency: countPatterns(records, FREQUENT),
      ranked,
      new_patterns: [...options.newPatterns],
      trends: trended.map((record) =>
        trendOf(record, episodesOf, exposureOf(record), horizon, standings.of(record.pattern)),
      ),
      ...effects,
      hot_files: [...gathered.hotFiles],
      unassigned: gathered.unassigned,
      problems: [...options.problems, ...gathered.problems],
    },
    assignments: [...gathered.assignments],
    episodes: [...gathered.episodes],
    stats: statsOf(gathered, effects.effectiveness),
  };
};
