import { isAssertionType } from './error-kind.ts';
import type { FailureProfile } from './profile.ts';

/** Something so telling that failures which have it in common have one cause, wherever they happen. */
export interface LinkKey {
  readonly key: string;
  readonly reason: string;
}

/** So many frames of the project say where it happened; fewer are shared by unlike failures. */
const TELLING_FRAMES = 3;

type MakeKey = (profile: FailureProfile) => LinkKey | undefined;

const keyOf = (kind: string, parts: readonly string[], reason: string): LinkKey => ({
  key: JSON.stringify([kind, ...parts]),
  reason,
});

const KEYS: readonly MakeKey[] = [
  // A file whose tests have no names of their own is one test.
  ({ test }) =>
    test === undefined || test.name !== undefined
      ? undefined
      : keyOf('file', [test.unit], 'the same test file'),
  // A test that is inherited or copied: the same check of several implementations.
  ({ test, type = '', message }) =>
    test?.name === undefined
      ? undefined
      : keyOf('name', [test.name, type, message], 'a test of the same name fails with the same message'),
  ({ difference }) =>
    difference?.informative === true
      ? keyOf(
          'difference',
          [difference.expected, difference.actual],
          'the same difference of expected and actual',
        )
      : undefined,
  ({ origin, type = '', message }) =>
    origin.length < TELLING_FRAMES || isAssertionType(type)
      ? undefined
      : keyOf('origin', [type, message, ...origin], 'the same error in the same frames of the project'),
];

/** The link keys of a failure. */
export const linkKeysOf = (profile: FailureProfile): LinkKey[] =>
  KEYS.map((make) => make(profile)).filter((key) => key !== undefined);
