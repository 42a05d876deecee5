import {
  patternName,
  type Analysis,
  type Clock,
  type Effectiveness,
  type MetricsContext,
  type MetricsSummary,
  type NewPattern,
  type Pattern,
  type PatternCount,
  type Period,
  type RankedPattern,
} from '@feedback/schema';
import { assembleAnalysis, FREQUENT } from './assemble-analysis.ts';
import { createGathering, type Gathered } from './gather.ts';
import { createJudge } from './judge/judge-mistakes.ts';
import { compileLibrary } from './judge/library.ts';
import { createReadings, type Readings } from './judge/read-wordings.ts';
import { DAY_MS } from './measure/days.ts';
import { contextOf } from './measure/context.ts';
import { createEffects } from './measure/effects.ts';
import { createNewPatterns } from './measure/new-patterns.ts';
import { withDetails } from './measure/pattern-detail.ts';
import { countPatterns } from './measure/pattern-records.ts';
import { horizonOf, type Horizon } from './measure/period.ts';
import { rankPatterns } from './measure/rank-patterns.ts';
import { mistakeOf } from './mistake.ts';
import { checkThreshold, checkWindow, EFFECT_WINDOW_DAYS, TIME_WINDOW_DAYS } from './options.ts';
import { readMetrics, summarizeRows, type Metrics } from './read-metrics.ts';

/** The effect on one pattern, and how often it occurred in the time looked at. */
export interface WindowEffectiveness extends Effectiveness {
  readonly total_occurrences: number;
}

export interface MetricsAnalyzerOptions {
  /** Tells what "now" is; the machine's clock by default. */
  readonly clock?: Clock;
  /** The library: finds the pattern of mistakes that nobody named, and what isn't new. Empty by default. */
  readonly patterns?: readonly Pattern[];
}

interface WordsRead extends ReturnType<typeof compileLibrary> {
  readonly readings: Readings;
}

/**
 * Analyses a metrics document in memory, synchronously. The document may be damaged in any way: what can't be read is a
 * problem of the report. Variants of a name (`Bounds-Checking`, `bounds checking`) are one pattern.
 */
export class MetricsAnalyzer {
  readonly #clock: Clock;
  readonly #patterns: readonly Pattern[];
  readonly #metrics: Metrics;
  #words: WordsRead | undefined;

  /** Takes a copy of what `exportDict()` or the parsed file gives; later changes to it play no part. */
  constructor(document: unknown, { clock = () => new Date(), patterns = [] }: MetricsAnalyzerOptions = {}) {
    this.#clock = clock;
    this.#patterns = patterns;
    this.#metrics = readMetrics(document, horizonOf(clock, 'all').now);
  }

  /** Patterns that occurred `threshold` times or more, most first; equals keep the order in which they were first seen. */
  getHighFrequencyPatterns({ threshold = FREQUENT }: { readonly threshold?: number } = {}): PatternCount[] {
    return countPatterns(this.#gather().records, checkThreshold(threshold));
  }

  /** Named patterns that aren't among the `known` names, most occurrences first, each with up to five cases. */
  detectNewPatterns(known: readonly string[]): NewPattern[] {
    const names = new Set(known.map((name) => patternName(name)));
    const { library, readings } = this.#read();
    const { runs, settled, mistakes, events } = this.#metrics;
    const { judge } = createJudge({ library, readings, settled });
    const groups = createNewPatterns({
      known: new Set(),
      book: readings.book,
      ruleWords: readings.ruleWords.of,
    });
    for (const record of mistakes) {
      const mistake = mistakeOf(record, judge(record), runs, true);
      if (mistake.pattern !== undefined && !names.has(patternName(mistake.pattern))) groups.add(mistake);
    }
    return groups.finish().map((found) => withDetails(found, events));
  }

  /**
   * Episodes per exposure before and after each pattern seen in the last `timeWindowDays` days became active; where that
   * isn't known, in the first and the second half of that time. What lies in the future is left out.
   */
  calculateEffectiveness({
    timeWindowDays = TIME_WINDOW_DAYS,
  }: { readonly timeWindowDays?: number } = {}): WindowEffectiveness[] {
    const days = checkWindow(timeWindowDays);
    const { now } = horizonOf(this.#clock, 'all');
    const since = new Date(now.getTime() - days * DAY_MS).toISOString();
    const gathered = this.#gather({ period: 'all', now, since }, now.toISOString());
    const activeSince = new Map(this.#patterns.map(({ name, active_since }) => [name, active_since]));
    const effects = createEffects({ ...gathered, now: now.getTime() }, days);
    return [...gathered.records.values()]
      .filter(({ count }) => count > 0)
      .map(({ pattern, count }) =>
        Object.assign(effects.of(pattern, activeSince.get(pattern)), { total_occurrences: count }),
      );
  }

  /** Patterns by the worst severity that a review said (medium where none did), then episodes, then occurrences. */
  rankPatternsBySeverity(): RankedPattern[] {
    const { records, episodesOf, library } = this.#gather();
    return rankPatterns(records, episodesOf, library.severities, null);
  }

  /** Everything at once, about the whole past, the last 30 days (`month`) or the last 7 (`week`). */
  generateReport({ period = 'all' }: { readonly period?: Period } = {}): Analysis {
    const horizon = horizonOf(this.#clock, period);
    const gathered = this.#gather(horizon);
    return assembleAnalysis(gathered, {
      timeWindowDays: EFFECT_WINDOW_DAYS,
      problems: [...this.#metrics.problems, ...this.#read().problems],
      summary: summarizeRows(this.#metrics.document, horizon.since),
      newPatterns: gathered.newPatterns.map((found) => withDetails(found, this.#metrics.events)),
    }).analysis;
  }

  /** What code generation should know about the past. */
  getContext(): MetricsContext {
    return contextOf(this.getHighFrequencyPatterns({ threshold: 1 }), this.rankPatternsBySeverity());
  }

  /** Rows per category; a row counts once, however often it happened. */
  getSummary(): MetricsSummary {
    return summarizeRows(this.#metrics.document, null);
  }

  /** The library made ready, and what all wordings say; read once. */
  #read(): WordsRead {
    if (this.#words !== undefined) return this.#words;
    const { library, problems } = compileLibrary(this.#patterns);
    const readings = createReadings(this.#metrics.book(), library);
    for (const wording of this.#metrics.wordings) readings.add(wording);
    this.#words = { library, readings: readings.finish(), problems };
    return this.#words;
  }

  #gather(horizon: Horizon = horizonOf(this.#clock, 'all'), until?: string): Gathered {
    const { runs, settled, mistakes } = this.#metrics;
    const { library, readings } = this.#read();
    const patterns = this.#patterns;
    const gathering = createGathering({ horizon, patterns, library, readings, runs, settled });
    for (const record of mistakes)
      if (until === undefined || record.timestamp <= until) gathering.add(record);
    return gathering.finish();
  }
}
