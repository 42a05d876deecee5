import { AnalyzerError } from '../analyzer-error.ts';
import type { RuleWordsState } from '../measure/rule-words.ts';

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
  /** What their messages have in common, where somebody who reads no message again has to know. */
  readonly rule_words?: RuleWordsState;
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const isRuleWords = (value: unknown): value is RuleWordsState =>
  Array.isArray(value) &&
  value.every(
    (item) =>
      Array.isArray(item) && typeof item[0] === 'string' && typeof item[1] === 'string' && isStrings(item[2]),
  );

/** What a state holds of the messages of rules; `undefined` where it was kept by an earlier release. */
export const ruleWordsOf = (state: unknown): RuleWordsState | undefined => {
  const words = (state as Partial<BookState> | null | undefined)?.rule_words;
  return isRuleWords(words) ? words : undefined;
};

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
