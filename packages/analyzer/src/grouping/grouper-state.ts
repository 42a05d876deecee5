import { AnalyzerError } from '../analyzer-error.ts';
import type { FailureProfile } from './profile.ts';

/** The version of a grouper's state that this release writes, and the only one that it reads. */
export const GROUPER_STATE_VERSION = 1;

/** A grouper, as it is kept in a file: what was read of each distinct failure. Links and groups follow from it. */
export interface GrouperState {
  readonly version: typeof GROUPER_STATE_VERSION;
  readonly failures: readonly FailureProfile[];
  /** What failures that came when the grouper was full are told apart by. */
  readonly coarse: readonly string[];
}

type Fields = Readonly<Partial<Record<string, unknown>>>;

const damaged = (cause?: unknown): AnalyzerError =>
  new AnalyzerError(
    'INVALID_STATE',
    `This is not the state of a failure grouper of version ${GROUPER_STATE_VERSION}; keep it, and start with a new grouper.`,
    { cause },
  );

const fieldsOf = (value: unknown): Fields => {
  if (typeof value !== 'object' || value === null) throw damaged();
  return value as Fields;
};

const textOf = (value: unknown): string => {
  if (typeof value !== 'string') throw damaged();
  return value;
};

const optionalText = (value: unknown): string | undefined =>
  value === undefined ? undefined : textOf(value);

const listOf = <Item>(value: unknown, read: (item: unknown) => Item): Item[] => {
  if (!Array.isArray(value)) throw damaged();
  return value.map(read);
};

const testOf = (value: unknown): FailureProfile['test'] => {
  if (value === undefined) return undefined;
  const { unit, name } = fieldsOf(value);
  return { unit: textOf(unit), name: optionalText(name) };
};

const differenceOf = (value: unknown): FailureProfile['difference'] => {
  if (value === undefined) return undefined;
  const { expected, actual, informative } = fieldsOf(value);
  return { expected: textOf(expected), actual: textOf(actual), informative: informative === true };
};

/** Checks a profile that was read from JSON; in the order of `profileOf`, so that the id is the same. Throws `AnalyzerError`. */
export const parseProfile = (value: unknown): FailureProfile => {
  const { test, type, message, difference, path, origin, lines } = fieldsOf(value);
  return {
    test: testOf(test),
    type: optionalText(type),
    message: textOf(message),
    difference: differenceOf(difference),
    path: listOf(path, textOf),
    origin: listOf(origin, textOf),
    lines: listOf(lines, textOf),
  };
};

/** Checks a state that was read from a file. Throws `AnalyzerError` (`INVALID_STATE`) when it is none. */
export const parseGrouperState = (state: unknown): GrouperState => {
  const { version, failures, coarse } = fieldsOf(state);
  if (version !== GROUPER_STATE_VERSION) throw damaged();
  return { version, failures: listOf(failures, parseProfile), coarse: listOf(coarse, textOf) };
};
