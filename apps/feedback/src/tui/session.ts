import type { Analysis, Pattern } from '@feedback/schema';

/** A proposal as the inbox shows it. */
export interface Proposal {
  /** What verdicts take: a pattern's name, or `NAME@ID` for a change of one. */
  readonly name: string;
  /** The pattern as it would be. */
  readonly pattern: Pattern;
  /** Why it stands where it stands, what it is like, what it would change: a line each. */
  readonly notes: readonly string[];
}

/** What the screens show: one analysis and the library, both as they are now. */
export interface Snapshot {
  readonly project: string;
  readonly analysis: Analysis;
  readonly patterns: readonly Pattern[];
  /** In the order in which to decide; without it, the proposed patterns by how often they were seen. */
  readonly inbox?: readonly Proposal[];
}

/** The only door from the terminal app to the store and the library. Every change answers with what is true afterwards. */
export interface Session {
  load(): Promise<Snapshot>;
  accept(name: string): Promise<void>;
  dismiss(name: string, reason: string): Promise<void>;
  archive(name: string): Promise<void>;
  restore(name: string): Promise<void>;
  /** Takes a proposal out of the inbox for a week. */
  snooze(name: string): Promise<void>;
  /** Takes the last decision back and says which that was. */
  undo(): Promise<string>;
}
