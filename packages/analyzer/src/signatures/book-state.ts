import { AnalyzerError } from '../analyzer-error.ts';

/** The version of a book's state that this release writes, and the only one that it reads. */
export const BOOK_STATE_VERSION = 1;

/** A book of signatures, as a store keeps it. */
export interface BookState {
  readonly version: typeof BOOK_STATE_VERSION;
  /** Of the `SignatureMiner`. */
  readonly lines: unknown;
  /** Of the `FailureGrouper`. */
  readonly failures: unknown;
  /** Rules of other tools. */
  readonly rules: readonly string[];
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Checks a state that was read from a store. Throws `AnalyzerError` (`INVALID_STATE`) when it is none. */
export const parseBookState = (state: unknown): BookState => {
  const { version, lines, failures, rules } = (
    typeof state === 'object' && state !== null ? state : {}
  ) as Partial<Record<string, unknown>>;
  if (version !== BOOK_STATE_VERSION || !isStrings(rules))
    throw new AnalyzerError(
      'INVALID_STATE',
      `This is not the state of a book of signatures of version ${BOOK_STATE_VERSION}; keep it, and start with a new one.`,
    );
  return { version, lines, failures, rules };
};
