import type { FailureProfile } from './profile.ts';
import { isAssertionType } from './error-kind.ts';

/** From this weight of evidence on, two failures in one test file or class have one cause. */
export const LINK = 1;

interface Agreement {
  readonly name: string;
  readonly weight: number;
  readonly holds: (one: Comparable, two: Comparable) => boolean;
}

/** A profile with what comparisons need, computed once. */
export interface Comparable {
  readonly profile: FailureProfile;
  readonly isAssertion: boolean;
  readonly nameWords: ReadonlySet<string>;
  readonly nameStem: string;
  readonly messageWords: ReadonlySet<string>;
  readonly path: string;
  readonly difference: string | undefined;
}

/** Words that any test may have in its name. */
const COMMON: ReadonlySet<string> = new Set(
  'test tests should with and of in to for the it when is a an'.split(' '),
);

/** The words of a name in camelCase, snake_case or prose. */
const nameWordsOf = (name: string): Set<string> =>
  new Set(
    (name.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+/gu) ?? [])
      .map((word) => word.toLowerCase())
      .filter((word) => !COMMON.has(word)),
  );

const overlap = (one: ReadonlySet<string>, two: ReadonlySet<string>): number => {
  let both = 0;
  for (const word of one) if (two.has(word)) both++;
  const all = one.size + two.size - both;
  return all === 0 ? 1 : both / all;
};

/** Prepares a profile for comparisons. */
export const comparable = (profile: FailureProfile): Comparable => {
  const { difference, message, path, test, type } = profile;
  return {
    profile,
    isAssertion: isAssertionType(type),
    nameWords: nameWordsOf(test?.name ?? ''),
    nameStem: (test?.name ?? '').replace(/\p{Nd}+\p{L}?$/u, ''),
    messageWords: new Set(message.match(/\p{L}{2,}|[^\p{L}\p{N}\s]/gu)),
    path: path.join('\n'),
    difference: difference === undefined ? undefined : `${difference.expected}\n${difference.actual}`,
  };
};

const differAlike = (one: Comparable, two: Comparable): boolean =>
  one.difference !== undefined && one.difference === two.difference;

const sameStem = (one: Comparable, two: Comparable): boolean => one.nameStem === two.nameStem;
const sameMessage = (one: Comparable, two: Comparable): boolean =>
  one.profile.message === two.profile.message && one.messageWords.size > 3;

/**
 * What speaks for one cause of two failures in the same file or class, and against it. The weights are log-odds, fitted on
 * pairs and rounded to quarters; a configuration fitted on half of the projects did as well on the other half.
 */
const AGREEMENTS: readonly Agreement[] = [
  { name: 'the same type of error', weight: 0.25, holds: (a, b) => a.profile.type === b.profile.type },
  { name: 'the same test', weight: 0.5, holds: (a, b) => a.profile.test?.name === b.profile.test?.name },
  { name: 'names of tests that differ in a number', weight: 1.25, holds: sameStem },
  {
    name: 'names of tests with mostly the same words',
    weight: 2.5,
    holds: (a, b) => !sameStem(a, b) && overlap(a.nameWords, b.nameWords) >= 0.5,
  },
  {
    name: 'a word that names of both tests have',
    weight: 0.75,
    holds: (a, b) => {
      const shared = overlap(a.nameWords, b.nameWords);
      return !sameStem(a, b) && shared > 0 && shared < 0.5;
    },
  },
  { name: 'the same path through the project', weight: 0.5, holds: (a, b) => a.path === b.path },
  {
    name: 'the same difference of expected and actual',
    weight: 3,
    holds: (a, b) => a.profile.difference?.informative === true && differAlike(a, b),
  },
  {
    name: 'a difference of the same plain kind',
    weight: 0.75,
    holds: (a, b) => a.profile.difference?.informative === false && differAlike(a, b),
  },
  {
    name: 'both compare values',
    weight: 0.5,
    holds: (a, b) =>
      a.difference !== undefined && b.difference !== undefined && a.difference !== b.difference,
  },
  { name: 'the same message', weight: 1.25, holds: sameMessage },
  {
    name: 'similar messages',
    weight: 1,
    holds: (a, b) => !sameMessage(a, b) && overlap(a.messageWords, b.messageWords) >= 0.6,
  },
  { name: 'unlike messages', weight: -0.5, holds: (a, b) => overlap(a.messageWords, b.messageWords) < 0.25 },
  {
    name: 'assertions, which fail for any cause',
    weight: -2,
    holds: (a, b) => a.isAssertion && b.isAssertion,
  },
  { name: 'an assertion and an error', weight: -1, holds: (a, b) => a.isAssertion !== b.isAssertion },
];

/** The evidence that two failures in one test file or class have one cause, and what it consists of. */
export const weighAgreement = (
  one: Comparable,
  two: Comparable,
): { readonly weight: number; readonly reasons: readonly string[] } => {
  const held = AGREEMENTS.filter(({ holds }) => holds(one, two));
  return {
    weight: held.reduce((sum, { weight }) => sum + weight, 0),
    reasons: held.filter(({ weight }) => weight > 0).map(({ name }) => name),
  };
};
