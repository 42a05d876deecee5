import { severityWeight, type Episode, type RankedPattern, type Severity } from '@feedback/schema';
import { DEFAULT_SEVERITY } from '../mistake.ts';
import type { PatternRecords } from './pattern-records.ts';

/** The episodes of one pattern, by its name. */
export type EpisodesOf = (pattern: string) => readonly Episode[];

/** What an episode says it is a stretch of, when that is a pattern. */
export const patternSubject = (pattern: string): string => `pattern:${pattern}`;

/** Looks episodes up by pattern. */
export const episodesByPattern = (episodes: readonly Episode[]): EpisodesOf => {
  const bySubject = Map.groupBy(episodes, (episode) => episode.subject);
  return (pattern) => bySubject.get(patternSubject(pattern)) ?? [];
};

/**
 * Patterns seen in the period, the worst first: by severity, then episodes (a test broken for 100 runs is one mistake, not
 * 100), then occurrences, then who was first. The severity is the worst that a review said, else the library's, else medium.
 */
export const rankPatterns = (
  records: PatternRecords,
  episodesOf: EpisodesOf,
  severities: ReadonlyMap<string, Severity>,
  since: string | null,
): RankedPattern[] =>
  [...records.values()]
    .filter((record) => record.count > 0)
    .map((record): RankedPattern => {
      const severity = record.severity ?? severities.get(record.pattern) ?? DEFAULT_SEVERITY;
      return {
        pattern: record.pattern,
        severity,
        severity_weight: severityWeight(severity),
        count: record.count,
        episodes: episodesOf(record.pattern).filter(
          ({ last_seen_at }) => since === null || last_seen_at >= since,
        ).length,
        first_seen: record.firstSeen,
        last_seen: record.lastSeen,
      };
    })
    .toSorted(
      (a, b) => b.severity_weight - a.severity_weight || b.episodes - a.episodes || b.count - a.count,
    );
