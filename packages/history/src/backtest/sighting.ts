/** A place in one version of a file where a rule matches. */
export interface Match {
  readonly pattern: string;
  /** From 1; both inclusive. */
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  /** Its lines without indentation. */
  readonly text: string;
}

/** What happened to a match while it was followed through the commits. */
export interface Sighting {
  readonly pattern: string;
  /** Whether a commit of the range brought it; else it was there before. */
  readonly isIntroduced: boolean;
  /** When it was first seen, in seconds since 1970. */
  readonly since: number;
  /** Commits that changed its file and left it there, */
  readonly changes: number;
  /** those of them that changed code near to it, */
  readonly near: number;
  /** and those that changed its own lines. */
  readonly edits: number;
}

/** A match in the newest version so far, and what is known of it. */
export interface Followed {
  readonly match: Match;
  readonly sighting: Sighting;
}

/** Around so many lines of a change people are taken to have seen the code. */
export const NEAR_LINES = 10;
/** Seen so often without being repaired, it did not look like a mistake. */
const SEEN_ENOUGH = 3;
/** So long (a year, in seconds) in a file that was worked on so often, it did no harm. */
const LONG = 365 * 86_400;

/** Whether people lived on with it although they had the code in their hands: the rule would have cried wolf. */
export const isLivedWith = ({ edits, near, changes, since }: Sighting, now: number): boolean =>
  edits > 0 || near >= SEEN_ENOUGH || (changes >= SEEN_ENOUGH && now - since >= LONG);
