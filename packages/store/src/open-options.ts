import type { Clock, FileSystem, Problem } from '@feedback/schema';

/** What a kind of store may want to know; each takes what concerns it. */
export interface OpenOptions {
  /** The time of a document's rows that have none. */
  readonly clock?: Clock;
  /** The files of a JSON document; the machine's own unless given. SQLite always has the machine's. */
  readonly fileSystem?: FileSystem;
  /** Told of each row of a JSON document that could not be read; the row stays in the file. */
  readonly onProblem?: (problem: Problem) => void;
  /** Told how much of a database of an earlier version was brought to the present one, from 0 to 1; a million events take a minute. */
  readonly onUpgrade?: (share: number) => void;
}
