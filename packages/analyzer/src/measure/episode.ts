import { episodeId, worseSeverity, type Episode, type Severity } from '@feedback/schema';

/** How often a mistake was seen in a stretch of time, and how bad it was at its worst. */
export interface Sighting {
  occurrences: number;
  severity: Severity;
}

/** Adds a sighting to another. */
export const join = (into: Sighting, { occurrences, severity }: Sighting): void => {
  into.occurrences += occurrences;
  into.severity = worseSeverity(into.severity, severity);
};

interface EpisodePlace {
  readonly subject: string;
  readonly project: string | undefined;
  readonly scope: string;
}

/** The episode of a subject at a place; `identity` are the words that tell it from others of the subject. */
export const episodeOf = (
  { subject, project, scope }: EpisodePlace,
  identity: readonly string[],
  times: { readonly introduced: string; readonly last: string; readonly resolved: string | undefined },
  { occurrences, severity }: Sighting,
): Episode => ({
  episode_id: episodeId([subject, ...identity]),
  subject,
  ...(project === undefined ? {} : { project }),
  scope,
  introduced_at: times.introduced,
  last_seen_at: times.last,
  ...(times.resolved === undefined ? {} : { resolved_at: times.resolved }),
  occurrences,
  severity,
});
